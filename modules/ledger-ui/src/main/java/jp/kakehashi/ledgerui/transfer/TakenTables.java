package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kakehashi.ledger.FileReading;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.TableArea;
import jp.kakehashi.sheets.SheetReading;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;

/// Which tables of a file have been taken in since it was chosen. Screen's thread only.
final class TakenTables {
    private final Set<TableArea> taken = new HashSet<>();
    private @Nullable Path file;

    /// The table of `preview` has been written.
    void add(ImportPreview preview) {
        if (!preview.file().equals(file)) {
            forget();
            file = preview.file();
        }
        FileReading reading = preview.reading();
        if (reading != null) {
            taken.add(TableArea.of(reading.table()));
        }
    }

    /// Begins anew.
    void forget() {
        taken.clear();
        file = null;
    }

    /// Those of the file of `preview` that have rows and have not been taken in.
    List<SheetTable> of(ImportPreview preview) {
        List<SheetTable> rest = new ArrayList<>();
        FileReading reading = preview.reading();
        if (reading != null) {
            for (SheetReading.Understood each : reading.reading().tables()) {
                if (!each.table().rows().isEmpty() && !taken.contains(TableArea.of(each.table()))) {
                    rest.add(each.table());
                }
            }
        }
        return rest;
    }

    /// What a ledger of a further table is called: as the words above it, else as its sheet.
    static ImportPreview named(ImportPreview found) {
        if (!found.newLedger() || found.continued()) {
            return found;
        }
        String title = found.table().title();
        String file = found.definition().label().ja();
        return found.named(title == null ? file + " " + found.sheet() : file + " " + title);
    }
}
