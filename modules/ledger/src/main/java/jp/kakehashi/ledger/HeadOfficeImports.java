package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.TakeOver;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Imports as head office keeps them; what it did comes here by the next pull.
final class HeadOfficeImports implements LedgerImports {
    private static final int NAMED = 10;

    private final Replica replica;
    private final LedgerReads reads;
    private final HeadOffice headOffice;
    private final ListViewings viewings;
    private final RowViews views;
    private final Runnable wakeSync;

    HeadOfficeImports(
            Replica replica,
            LedgerReads reads,
            HeadOffice headOffice,
            ListViewings viewings,
            RowViews views,
            Runnable wakeSync) {
        this.replica = replica;
        this.reads = reads;
        this.headOffice = headOffice;
        this.viewings = viewings;
        this.views = views;
        this.wakeSync = wakeSync;
    }

    @Override
    public List<PastImport> of(LedgerId ledger) {
        return headOffice.imports(ledger).stream()
                .map(
                        e ->
                                new PastImport(
                                        e.id(),
                                        e.file(),
                                        e.name(),
                                        e.office(),
                                        e.at(),
                                        e.rows(),
                                        e.undoneRows(),
                                        e.undoneAt(),
                                        file(e.original()),
                                        e.guarded(),
                                        e.mayUndo()))
                .toList();
    }

    @Override
    public Reimport compare(ImportPreview preview, FieldId key) {
        LedgerDefinition definition = preview.definition();
        requireSent(definition.id());
        var runs = headOffice.importRuns(definition.id());
        Reimport found =
                reads.all(
                        definition,
                        RowSelection.ALL,
                        rows ->
                                new ReimportSearch(
                                                preview,
                                                key,
                                                runs,
                                                row -> views.title(definition, row))
                                        .among(states(rows)));
        viewings.listed(
                definition,
                Stream.concat(
                                found.changed().stream().map(Reimport.Changed::row),
                                found.gone().stream().map(Reimport.Gone::row))
                        .toList());
        return found;
    }

    private static Iterator<RowState> states(Iterator<StoredRow> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public RowState next() {
                return rows.next().state();
            }
        };
    }

    @Override
    public TakenOver takeOver(Reimport what, Progress progress) {
        LedgerId ledger = what.ledger();
        requireSent(ledger);
        if (what.writes() > MOST_TAKEN_OVER) {
            throw Problem.invalid("problem.import.too_many", MOST_TAKEN_OVER).asException();
        }
        if (!progress.at(0, Math.max(1, what.writes()))) {
            throw Problem.invalid("problem.import.cancelled").asException();
        }
        ImportMark mark = what.preview().mark().by(what.key());
        ChangeNote note = UnreadCells.note(what.preview().file(), List.of(), true).from(mark);
        TakeOver.Done done = replica.edits().takeOver(ledger, what.plan(mark), note);
        new OriginalKeeping(replica, wakeSync).keep(ledger, mark, what.preview().file());
        wakeSync.run();
        progress.at(what.writes(), Math.max(1, what.writes()));
        return new TakenOver(done.written(), done.left());
    }

    private static @Nullable Attachment file(@Nullable String original) {
        return original == null ? null : Attachment.list(original).map(List::getFirst).orElse(null);
    }

    @Override
    public void destroyOriginal(LedgerId ledger, PastImport taken) {
        headOffice.destroyOriginal(ledger, taken.id());
    }

    @Override
    public void save(LedgerId ledger, PastImport taken, Path to) {
        Attachment file = taken.original();
        if (file == null) {
            throw Problem.invalid("problem.attachment.unknown").asException();
        }
        SavedFile.write(file, to, out -> headOffice.original(ledger, taken.id(), out));
    }

    @Override
    public UndoPreview preview(LedgerId ledger, UUID id) {
        requireSent(ledger);
        Messages.ImportUndo told = headOffice.importUndo(ledger, id);
        List<UUID> named = told.some().stream().limit(NAMED).toList();
        return new UndoPreview(told.rows(), told.changed(), titles(ledger, named));
    }

    private List<String> titles(LedgerId ledger, List<UUID> rows) {
        LedgerDefinition definition = replica.definitions().of(ledger);
        viewings.listed(definition, rows);
        return reads.rows(definition, rows).rows().stream()
                .map(row -> views.title(definition, row.state()))
                .filter(title -> !title.isEmpty())
                .toList();
    }

    /// Rows of the import, and edits of them, that head office does not know would come after its
    /// end.
    private void requireSent(LedgerId ledger) {
        long unsent = replica.outgoing().unsentCount(ledger);
        if (unsent > 0) {
            throw Problem.unavailable("problem.import.unsent", unsent).asException();
        }
    }

    @Override
    public long undo(LedgerId ledger, UUID id, Progress progress) {
        requireSent(ledger);
        long total = headOffice.importUndo(ledger, id).rows();
        long done = 0;
        boolean more = true;
        while (more && progress.at(done, Math.max(1, total))) {
            Messages.ImportUndone told = headOffice.undoImport(ledger, id);
            done += told.rows();
            more = told.more();
        }
        wakeSync.run();
        return done;
    }
}
