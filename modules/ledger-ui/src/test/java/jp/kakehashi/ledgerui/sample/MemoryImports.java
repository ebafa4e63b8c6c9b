package jp.kakehashi.ledgerui.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.LedgerImports;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.Reimport;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// Imports as screens see them: what is listed, and what is asked to be taken back.
public final class MemoryImports implements LedgerImports {
    public volatile Reimport compared;
    /// How many rows a take-over leaves out.
    public volatile int leaving;

    public final List<Reimport> taken = new CopyOnWriteArrayList<>();
    public final List<PastImport> all = new CopyOnWriteArrayList<>();
    public final List<UUID> destroyed = new CopyOnWriteArrayList<>();
    public volatile long refused;
    public volatile @Nullable CountDownLatch during;
    public final List<UUID> undone = new CopyOnWriteArrayList<>();
    /// With what every call fails, if any.
    public volatile Problem trouble;

    public volatile UndoPreview next = new UndoPreview(0, 0, List.of());

    @Override
    public Reimport compare(ImportPreview preview, FieldId key) {
        return compared;
    }

    @Override
    public TakenOver takeOver(Reimport what, Progress progress) {
        taken.add(what);
        return new TakenOver(what.writes() - leaving, leaving);
    }

    @Override
    public List<PastImport> of(LedgerId ledger) {
        if (trouble != null) {
            throw trouble.asException();
        }
        return List.copyOf(all);
    }

    @Override
    public void destroyOriginal(LedgerId ledger, PastImport taken) {
        destroyed.add(taken.id());
    }

    @Override
    public void save(LedgerId ledger, PastImport taken, Path to) {
        try {
            Files.writeString(to, taken.original().name());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public UndoPreview preview(LedgerId ledger, UUID id) {
        return next;
    }

    @Override
    public TakenBack undo(LedgerId ledger, UUID id, Progress progress) {
        undone.add(id);
        CountDownLatch held = during;
        if (held != null) {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        all.replaceAll(
                e ->
                        e.id().equals(id)
                                ? new PastImport(
                                        e.id(),
                                        e.file(),
                                        e.name(),
                                        e.office(),
                                        e.at(),
                                        e.rows(),
                                        next.rows(),
                                        e.at().plusSeconds(60),
                                        e.original(),
                                        e.guarded(),
                                        e.mayUndo())
                                : e);
        return new TakenBack(next.rows(), refused, !progress.at(1, 2));
    }
}
