package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// Takes over a file at a workstation: a new ledger is published first, which needs the line; the
/// rows are one local step.
final class ReplicaImport {
    private static final long HERE_TIMEOUT_SECONDS = 60;

    private final Replica replica;
    private final LedgerReads reads;
    private final HeadOffice headOffice;
    private final Runnable wakeSync;
    private final LedgerImport reader = new LedgerImport();

    ReplicaImport(Replica replica, LedgerReads reads, HeadOffice headOffice, Runnable wakeSync) {
        this.replica = replica;
        this.reads = reads;
        this.headOffice = headOffice;
        this.wakeSync = wakeSync;
    }

    ImportPreview preview(
            Path file, @Nullable LedgerId into, ImportPointing pointing, BooleanSupplier stopped) {
        Actor actor = replica.owner().actor();
        if (into == null) {
            return asNew(file, actor, pointing, stopped);
        }
        LedgerDefinition definition = replica.definitions().of(into);
        return compare(
                reader.into(
                        definition, file, f -> definition.mayWrite(actor, f), pointing, stopped));
    }

    /// The same with what the ledger has of it already.
    ImportPreview compare(ImportPreview preview) {
        return preview.newLedger()
                ? preview
                : reads.all(
                        preview.definition(),
                        RowSelection.ALL,
                        rows -> preview.comparedWith(states(rows)));
    }

    private static Iterator<RowState> states(Iterator<StoredRow> rows) {
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(rows, Spliterator.ORDERED), false)
                .map(StoredRow::state)
                .iterator();
    }

    /// A ledger whose rows never came, because the line went between its publishing and its first
    /// row, is gone on with when the same table is taken in again.
    private ImportPreview asNew(
            Path file, Actor actor, ImportPointing pointing, BooleanSupplier stopped) {
        ImportPreview found =
                reader.asNew(
                        file,
                        null,
                        actor,
                        id -> replica.definitions().find(id).filter(d -> !empty(d)).isPresent(),
                        pointing,
                        stopped);
        LedgerDefinition known = replica.definitions().find(found.definition().id()).orElse(null);
        if (known == null) {
            return found;
        }
        boolean same =
                ImportPreview.withLabel(
                                ImportPreview.withAccess(known, found.definition().access()),
                                found.definition().label())
                        .equals(found.definition());
        return same
                ? found.continuing(known)
                : reader.asNew(
                        file,
                        null,
                        actor,
                        id -> replica.definitions().find(id).isPresent(),
                        pointing,
                        stopped);
    }

    /// Whether it is here and nobody has ever written a row of it.
    private boolean empty(LedgerDefinition definition) {
        boolean nothingAccepted =
                replica.checkpoint(definition.id()).map(c -> c.seq() == 0).orElse(false);
        return nothingAccepted && reads.counts(definition).rows() == 0;
    }

    LedgerId commit(ImportPreview preview, Progress progress) {
        LedgerDefinition definition = preview.definition();
        LedgerId ledger = definition.id();
        int total = preview.writes();
        if (!progress.at(0, total)) {
            throw Problem.invalid("problem.import.cancelled").asException();
        }
        List<NewRow> rows = preview.newRows();
        requireExtract(definition, preview.newLedger(), rows);
        if (preview.newLedger()) {
            Publishing.publish(
                    headOffice,
                    definition,
                    Problem.unavailable("problem.import.new_ledger_offline"));
            awaitHere(ledger);
        }
        replica.edits().createAll(ledger, rows);
        ImportMark mark = rows.isEmpty() ? null : rows.getFirst().note().source();
        if (mark != null) {
            new OriginalKeeping(replica, wakeSync).keep(ledger, mark, preview.file());
        }
        progress.at(total, total);
        return ledger;
    }

    /// Into a ledger that is an extract of another system a file comes by its key and its day; only
    /// the first one of all has nothing to be compared with.
    private void requireExtract(LedgerDefinition definition, boolean made, List<NewRow> rows) {
        FieldId day = definition.extract();
        if (day == null) {
            return;
        }
        if (!made && !empty(definition)) {
            throw Problem.refused("problem.import.extract_key").asException();
        }
        if (rows.stream().anyMatch(row -> row.values().get(day) == null)) {
            String label = definition.field(day).orElseThrow().label().ja();
            throw Problem.invalid("problem.import.extract_day", label).asException();
        }
    }

    private void awaitHere(LedgerId ledger) {
        CountDownLatch here = new CountDownLatch(1);
        Runnable off =
                replica.onChange(
                        changed -> {
                            if (replica.checkpoint(ledger).isPresent()) {
                                here.countDown();
                            }
                        });
        try {
            wakeSync.run();
            boolean present =
                    replica.checkpoint(ledger).isPresent()
                            || here.await(HERE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!present) {
                throw Problem.unavailable("problem.ledger.not_here", ledger).asException();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.unavailable("problem.import.cancelled").asException();
        } finally {
            off.run();
        }
    }
}
