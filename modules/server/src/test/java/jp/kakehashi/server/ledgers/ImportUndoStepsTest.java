package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.ImportEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import that is too large to be taken back by one call.
final class ImportUndoStepsTest {
    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private Change imported(CallerSession by, UUID row, ImportMark from) {
        ChangeNote note = ChangeNote.because("取り込み").from(from);
        return site.change(by, row, ChangeKind.CREATE, 0, note, null, Site.edits(0, "name", "人"));
    }

    private Messages.ImportUndone undo(CallerSession caller, UUID id) {
        var path = ImportUndoContract.IMPORTS + "/{import}/undo";
        var names = Map.of("import", id.toString());
        return (Messages.ImportUndone) site.body(site.call(caller, "POST", path, null, names));
    }

    private ImportEntry entry(ImportMark file) {
        var reply = site.call(site.keeper, "GET", ImportUndoContract.IMPORTS, null, Map.of());
        return ((Messages.Imports) site.body(reply))
                .imports().stream().filter(e -> e.id().equals(file.id())).findFirst().orElseThrow();
    }

    private boolean deleted(UUID row) {
        return site.database
                .read(db -> site.stores.tables().row(db, Site.definition(), row))
                .orElseThrow()
                .state()
                .deleted();
    }

    @Test
    void anImportOfSeveralStepsIsStoppedInBetweenAndGoesOn() {
        ImportMark file = new ImportMark(UUID.randomUUID(), "占用R9.xlsx");
        List<UUID> many = new ArrayList<>();
        for (int batch = 0; batch < 11; batch++) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                many.add(UUID.randomUUID());
                changes.add(imported(site.keeper, many.getLast(), file));
            }
            site.push(site.keeper, changes.toArray(Change[]::new));
        }
        assertEquals(new Messages.ImportUndone(10_000, 0, true), undo(site.keeper, file.id()));
        assertNull(entry(file).undoneAt());
        assertEquals(10_000, entry(file).undoneRows());
        List<UUID> left = many.stream().filter(row -> !deleted(row)).toList();
        assertEquals(1_000, left.size());
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.other, site.edit(site.other, left.getFirst(), seq, "place", "直した"));

        assertEquals(new Messages.ImportUndone(999, 0, false), undo(site.keeper, file.id()));

        assertEquals(10_999, entry(file).undoneRows());
        assertEquals(site.clock.instant(), entry(file).undoneAt());
        assertEquals(List.of(left.getFirst()), many.stream().filter(r -> !deleted(r)).toList());
    }

    /// Rows whose ids and sequences stand one after the other are buried many at a time.
    @Test
    void eachRowOfALongRunStandsAtTheSequenceOfItsOwnDeletion() {
        ImportMark file = new ImportMark(UUID.randomUUID(), "占用R9.xlsx");
        Ids ids = new Ids(site.clock);
        List<UUID> rows = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(ids.next());
            changes.add(imported(site.keeper, rows.getLast(), file));
        }
        // Another row between them in both orders, which is not of the file.
        UUID between = ids.next();
        site.push(site.keeper, changes.subList(0, 40).toArray(Change[]::new));
        site.accept(
                site.keeper,
                site.change(
                        site.keeper,
                        between,
                        ChangeKind.CREATE,
                        0,
                        ChangeNote.NONE,
                        null,
                        Site.edits(0, "name", "人")));
        site.push(site.keeper, changes.subList(40, 60).toArray(Change[]::new));
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.other, site.edit(site.other, rows.get(17), seq, "place", "直した"));

        assertEquals(new Messages.ImportUndone(59, 0, false), undo(site.keeper, file.id()));

        assertFalse(deleted(between));
        assertFalse(deleted(rows.get(17)));
        for (UUID row : rows) {
            RowState state =
                    site.database
                            .read(db -> site.stores.tables().row(db, Site.definition(), row))
                            .orElseThrow()
                            .state();
            AcceptedChange last =
                    site.database
                            .read(db -> site.stores.history().byRow(db, Site.LEDGER, row))
                            .getLast();
            assertEquals(last.seq(), state.seq());
            assertEquals(last.change().kind() == ChangeKind.DELETE, state.deleted());
        }
    }
}
