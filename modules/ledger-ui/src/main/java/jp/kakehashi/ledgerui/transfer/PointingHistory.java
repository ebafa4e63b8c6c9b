package jp.kakehashi.ledgerui.transfer;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import jp.kakehashi.ledger.FileTable;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// What a keeper pointed at in a file, and what was taken back of it. Screen's thread only.
public final class PointingHistory {
    private final Deque<ImportPointing> before = new ArrayDeque<>();
    private final Deque<ImportPointing> after = new ArrayDeque<>();
    private ImportPointing now = ImportPointing.NONE;
    private @Nullable Path file;

    PointingHistory() {}

    /// What holds now.
    public ImportPointing now() {
        return now;
    }

    /// What was pointed at in `read`; nothing in a file that is read for the first time.
    ImportPointing of(Path read) {
        if (!read.equals(file)) {
            file = read;
            before.clear();
            after.clear();
            now = ImportPointing.NONE;
        }
        return now;
    }

    /// Forgets the file: read again, it is as at first.
    void forget() {
        file = null;
    }

    void next(ImportPointing pointed) {
        before.push(now);
        after.clear();
        now = pointed;
    }

    /// Whether anything can be taken back.
    public boolean canGoBack() {
        return !before.isEmpty();
    }

    /// Whether anything that was taken back can be said again.
    public boolean canGoForward() {
        return !after.isEmpty();
    }

    boolean back() {
        if (before.isEmpty()) {
            return false;
        }
        after.push(now);
        now = before.pop();
        return true;
    }

    boolean forward() {
        if (after.isEmpty()) {
            return false;
        }
        before.push(now);
        now = after.pop();
        return true;
    }

    /// `found` with what the keeper chose by hand in `before` where it still has a place: the
    /// rights and the name of a new ledger, where columns of the same letters go.
    static ImportPreview kept(ImportPreview before, ImportPreview found) {
        if (found.newLedger()) {
            boolean same =
                    before.newLedger()
                            && !before.continued()
                            && !found.continued()
                            && before.sheet().equals(found.sheet());
            if (!same) {
                return found;
            }
            ImportPreview shared = found.with(before.definition().access());
            return Objects.equals(before.table().title(), found.table().title())
                    ? shared.named(before.definition().label().ja())
                    : shared;
        }
        List<String> letters = letters(before);
        if (before.newLedger() || !letters.equals(letters(found))) {
            return found;
        }
        List<@Nullable FieldId> to = new ArrayList<>(before.columns());
        return to.stream().allMatch(f -> f == null || found.offered().contains(f))
                ? found.mapped(to)
                : found;
    }

    private static List<String> letters(ImportPreview preview) {
        return preview.table().columns().stream().map(FileTable.Column::letters).toList();
    }
}
