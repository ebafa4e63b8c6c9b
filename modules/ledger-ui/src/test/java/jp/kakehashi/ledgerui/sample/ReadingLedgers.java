package jp.kakehashi.ledgerui.sample;

import java.nio.file.Path;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import jp.kakehashi.ledger.ImportPointing;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.LedgerImport;
import jp.kakehashi.records.LedgerId;

/// Ledgers in memory; files on their way into them are read for good.
public final class ReadingLedgers extends MemoryLedgers {
    /// What was pointed at, in order.
    public final CopyOnWriteArrayList<ImportPointing> pointed = new CopyOnWriteArrayList<>();

    public ReadingLedgers() {
        super(SampleCity.clock(), SampleCity.SATO);
        add(SampleCity.roads());
    }

    @Override
    public ImportPreview previewImport(
            Path file, LedgerId into, ImportPointing pointing, BooleanSupplier stopped) {
        pointed.add(pointing);
        LedgerImport reader = new LedgerImport();
        return into == null
                ? reader.asNew(file, null, SampleCity.SATO, this::isThere, pointing, stopped)
                : reader.into(SampleCity.roads(), file, f -> true, pointing, stopped);
    }

    private boolean isThere(LedgerId id) {
        return ledgers().stream().anyMatch(each -> each.definition().id().equals(id));
    }
}
