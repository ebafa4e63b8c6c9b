package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Messages.ImportEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An import of head office and its end, on every database.
abstract class ImportUndoContract {
    static final String IMPORTS = "/api/ledgers/{ledger}/imports";
    private static final String UNDO = IMPORTS + "/{import}/undo";

    @TempDir Path dir;
    private Site site;
    private final ImportMark mark = new ImportMark(UUID.randomUUID(), "占用R8.xlsx");
    private final List<UUID> rows = new ArrayList<>();
    private LedgerDefinition wide = Site.definition();

    abstract Database database();

    @BeforeEach
    void open() {
        site = new Site(dir, database(), Databases.inMemory()).published();
        site.accept(site.keeper, site.create(site.keeper, UUID.randomUUID(), "name", "前から"));
        for (int push = 0; push < 3; push++) {
            List<Change> changes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                rows.add(UUID.randomUUID());
                changes.add(imported(site.keeper, rows.getLast(), mark));
            }
            site.push(site.keeper, changes.toArray(Change[]::new));
            // Others write in between, so that the import stands in several runs.
            site.accept(site.other, site.create(site.other, UUID.randomUUID(), "name", "途中"));
        }
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

    private List<ImportEntry> list(CallerSession caller) {
        var reply = site.call(caller, "GET", IMPORTS, null, Map.of());
        return ((Messages.Imports) site.body(reply)).imports();
    }

    private Messages.ImportUndo preview(CallerSession caller) {
        var names = Map.of("import", mark.id().toString());
        return (Messages.ImportUndo) site.body(site.call(caller, "GET", UNDO, null, names));
    }

    private Messages.ImportUndone undo(CallerSession caller, UUID id) {
        var names = Map.of("import", id.toString());
        return (Messages.ImportUndone) site.body(site.call(caller, "POST", UNDO, null, names));
    }

    private boolean deleted(UUID row) {
        return site.database
                .read(db -> site.stores.tables().row(db, Site.definition(), row))
                .orElseThrow()
                .state()
                .deleted();
    }

    private String place(UUID row) {
        return cell(row, "place");
    }

    private String cell(UUID row, String field) {
        return site.database
                .read(db -> site.stores.tables().row(db, wide, row))
                .orElseThrow()
                .state()
                .value(Site.field(field));
    }

    private Change newer(UUID row, ChangeKind kind, long seen, ImportMark from, String... cells) {
        ChangeNote note = ChangeNote.because("取り込み").from(from);
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < cells.length; i += 3) {
            edits.add(new Edit(Site.field(cells[i]), cells[i + 2], cells[i + 1], seen, null));
        }
        return site.change(site.keeper, row, kind, seen, note, null, edits);
    }

    @Test
    void aNewerFileIsTakenBackToWhatStoodBefore() {
        UUID changed = rows.get(0);
        UUID mended = rows.get(1);
        UUID gone = rows.get(2);
        UUID fresh = UUID.randomUUID();
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, site.edit(site.keeper, changed, seq, "place", "前の町"));
        seq++;
        ImportMark file = new ImportMark(UUID.randomUUID(), "占用R9.xlsx");
        site.accept(site.keeper, newer(changed, ChangeKind.EDIT, seq, file, "place", "前の町", "新町"));
        site.accept(site.keeper, newer(mended, ChangeKind.EDIT, seq, file, "place", null, "新町"));
        site.accept(site.keeper, newer(gone, ChangeKind.DELETE, seq, file));
        site.accept(site.keeper, imported(site.keeper, fresh, file));
        long reached = site.page(site.keeper, 0).head().seq();
        var runs =
                (Messages.ImportRuns)
                        site.body(site.call(site.keeper, "GET", IMPORTS + "/runs", null, Map.of()));
        assertEquals(new Messages.ImportRun(reached - 3, reached), runs.runs().getFirst());
        assertEquals(
                "problem.ledger.write",
                Refusal.of(() -> site.call(site.viewer, "GET", IMPORTS + "/runs", null, Map.of())));
        site.accept(site.other, site.edit(site.other, mended, reached, "place", "手で直した町"));

        assertEquals(new Messages.ImportUndone(3, 0, false), undo(site.keeper, file.id()));

        assertEquals("前の町", place(changed));
        assertEquals("手で直した町", place(mended));
        assertFalse(deleted(gone));
        assertTrue(deleted(fresh));
        assertEquals(new Messages.ImportUndone(0, 0, false), undo(site.keeper, file.id()), "twice");
        assertEquals("前の町", place(changed));
    }

    /// The file's claim of what it saw is older than what stood when it was accepted.
    @Test
    void whatAnImportCoveredUnseenIsWhatComesBack() {
        UUID covered = rows.get(0);
        UUID emptied = rows.get(1);
        UUID untouched = rows.get(2);
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, site.edit(site.keeper, covered, seq, "place", "一"));
        site.accept(site.keeper, site.edit(site.keeper, emptied, seq, "place", "一"));
        long seen = seq + 2;
        site.accept(site.other, site.edit(site.other, covered, seen, "place", "二"));
        site.push(site.other, cleared(emptied, seen));
        site.accept(site.other, site.edit(site.other, untouched, seen, "fee", "300"));
        ImportMark file = new ImportMark(UUID.randomUUID(), "占用R9.xlsx");
        site.accept(site.keeper, newer(covered, ChangeKind.EDIT, seen, file, "place", "一", "三"));
        site.accept(site.keeper, newer(emptied, ChangeKind.EDIT, seen, file, "place", "一", "三"));
        site.accept(site.keeper, newer(untouched, ChangeKind.EDIT, seen, file, "name", "うそ", "別人"));

        assertEquals(new Messages.ImportUndone(3, 0, false), undo(site.keeper, file.id()));

        assertEquals("二", place(covered));
        assertNull(place(emptied));
        assertEquals("人", cell(untouched, "name"), "as the row was made");
        assertEquals("300", cell(untouched, "fee"));
    }

    private Change cleared(UUID row, long seen) {
        List<Edit> none = List.of(new Edit(Site.field("place"), null, "一", seen, null));
        return site.change(site.other, row, ChangeKind.EDIT, seen, ChangeNote.NONE, null, none);
    }

    @Test
    void aLongTextThatAnImportWasMergedIntoIsAsItWasBeforeTheMerging() {
        String more = "  - {id: remark, name: {ja: 備考, en: Remark}, type: long_text}\n";
        String wider = Site.DEFINITION.replace("version: 1", "version: 2") + more;
        wide = new DefinitionYaml().read(wider);
        site.publish(site.administrator, wide);
        UUID row = rows.get(0);
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, site.edit(site.keeper, row, seq, "remark", "甲\n乙\n丙"));
        site.accept(site.keeper, edit(row, seq + 1, "甲\n乙\n丙", "甲一\n乙\n丙"));
        ImportMark file = new ImportMark(UUID.randomUUID(), "占用R9.xlsx");
        String[] written = {"remark", "甲\n乙\n丙", "甲\n乙\n丙三"};
        site.accept(site.keeper, newer(row, ChangeKind.EDIT, seq + 1, file, written));
        assertEquals("甲一\n乙\n丙三", cell(row, "remark"), "merged");

        assertEquals(1, undo(site.keeper, file.id()).rows());

        assertEquals("甲一\n乙\n丙", cell(row, "remark"));
        // What an earlier merging made is what stood before the next import.
        long again = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, edit(row, again, "甲一\n乙\n丙", "甲一\n乙\n丙二"));
        site.accept(site.keeper, edit(row, again, "甲一\n乙\n丙", "甲三\n乙\n丙"));
        assertEquals("甲三\n乙\n丙二", cell(row, "remark"), "merged");
        ImportMark last = new ImportMark(UUID.randomUUID(), "占用R10.xlsx");
        String[] next = {"remark", "甲三\n乙\n丙二", "新"};
        site.accept(site.keeper, newer(row, ChangeKind.EDIT, again + 2, last, next));
        assertEquals(1, undo(site.keeper, last.id()).rows());
        assertEquals("甲三\n乙\n丙二", cell(row, "remark"));
    }

    private Change edit(UUID row, long seen, String before, String after) {
        List<Edit> one = List.of(new Edit(Site.field("remark"), after, before, seen, null));
        return site.change(site.keeper, row, ChangeKind.EDIT, seen, ChangeNote.NONE, null, one);
    }

    @Test
    void aRowThatSomebodyElseHadDeletedIsNotBroughtBack() {
        UUID row = rows.get(0);
        long seen = site.page(site.keeper, 0).head().seq();
        site.accept(site.other, site.change(site.other, row, ChangeKind.DELETE, seen));
        ImportMark file = new ImportMark(UUID.randomUUID(), "占用R9.xlsx");
        site.accept(site.keeper, newer(row, ChangeKind.DELETE, seen, file));
        UUID revived = rows.get(1);
        site.accept(site.other, site.change(site.other, revived, ChangeKind.DELETE, seen));
        site.accept(site.keeper, newer(revived, ChangeKind.EDIT, seen, file, "place", null, "新町"));
        assertFalse(deleted(revived));
        assertEquals(new Messages.ImportUndone(1, 0, false), undo(site.keeper, file.id()));
        assertTrue(deleted(row));
        assertTrue(deleted(revived));
        assertNull(place(revived));
    }

    @Test
    void anImportStaysOpenWhileSomethingOfItCouldNotBeTakenBack() {
        UUID row = rows.get(0);
        UUID free = rows.get(1);
        UUID taker = UUID.randomUUID();
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, site.edit(site.keeper, row, seq, "permit", "P1"));
        ImportMark file = new ImportMark(UUID.randomUUID(), "占用R9.xlsx");
        site.accept(site.keeper, newer(row, ChangeKind.EDIT, seq + 1, file, "permit", "P1", "P2"));
        site.accept(site.keeper, newer(free, ChangeKind.EDIT, seq + 1, file, "place", null, "新町"));
        Change other = site.create(site.other, taker, "name", "人", "permit", "P1");
        long taken = site.accept(site.other, other);

        assertEquals(new Messages.ImportUndone(1, 1, false), undo(site.keeper, file.id()));

        assertNull(place(free));
        assertNull(entry(file).undoneAt(), "one is left");
        assertEquals(
                new Messages.ImportUndone(0, 1, false), undo(site.keeper, file.id()), "it ends");
        assertNull(entry(file).undoneAt());
        site.accept(site.other, site.change(site.other, taker, ChangeKind.DELETE, taken));
        assertEquals(new Messages.ImportUndone(1, 0, false), undo(site.keeper, file.id()));
        assertEquals("P1", cell(row, "permit"));
        assertEquals(2, entry(file).undoneRows());
        assertEquals(site.clock.instant(), entry(file).undoneAt());
    }

    private ImportEntry entry(ImportMark file) {
        return list(site.keeper).stream()
                .filter(e -> e.id().equals(file.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRowThatStandsAsItCameGoesAndWhatWasChangedSinceStays() {
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.other, site.edit(site.other, rows.get(5), seq, "place", "直した"));
        site.accept(site.keeper, site.change(site.keeper, rows.get(9), ChangeKind.DELETE, seq));
        ImportEntry entry = list(site.keeper).getFirst();
        assertEquals("占用R8.xlsx", entry.file());
        assertEquals(12, entry.rows());
        assertNull(entry.undoneAt());
        assertEquals(new Messages.ImportUndo(10, 1, List.of(rows.get(5)), 1), preview(site.keeper));

        assertEquals(new Messages.ImportUndone(10, 0, false), undo(site.keeper, mark.id()));

        for (UUID row : rows) {
            assertEquals(!row.equals(rows.get(5)), deleted(row), "row " + rows.indexOf(row));
        }
        ImportEntry after = list(site.keeper).getFirst();
        assertEquals(10, after.undoneRows());
        assertEquals(site.clock.instant(), after.undoneAt());
        List<AcceptedChange> changes = site.page(site.keeper, seq + 2).changes();
        assertEquals(10, changes.size());
        assertTrue(changes.stream().allMatch(c -> c.change().kind() == ChangeKind.DELETE));
        assertEquals("1001", changes.getFirst().change().author().staff());
        var verified =
                site.call(
                        site.administrator,
                        "POST",
                        "/api/audit/verify",
                        new Messages.Verify(List.of(site.page(site.keeper, 0).head())),
                        Map.of());
        assertEquals(List.of(), ((AuditReport) site.body(verified)).findings());
    }

    /// A number leaves the row's sequence as it was.
    @Test
    void aRowThatWasGivenAnIndividualNumberSinceStaysAndIsNamed() {
        site.call(
                site.numbers,
                "PUT",
                "/api/ledgers/{ledger}/rows/{row}/sealed/{field}",
                new Messages.SetSealed("123456789018", "申請の受付"),
                Map.of("row", rows.get(3).toString(), "field", "my_number"));
        assertEquals(new Messages.ImportUndo(11, 1, List.of(rows.get(3)), 0), preview(site.keeper));
        assertEquals(11, undo(site.keeper, mark.id()).rows());
        assertFalse(deleted(rows.get(3)));
    }

    @Test
    void toAskTwiceTakesNothingMoreAndARowCanBeBroughtBack() {
        undo(site.keeper, mark.id());
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, site.change(site.keeper, rows.get(0), ChangeKind.RESTORE, seq));
        assertEquals(new Messages.ImportUndone(0, 0, false), undo(site.keeper, mark.id()));
        assertFalse(deleted(rows.get(0)), "what was brought back stays");
        assertEquals(seq + 1, site.page(site.keeper, seq).head().seq());
    }

    @Test
    void rowsThatComeAfterTheEndCanBeTakenBackToo() {
        undo(site.keeper, mark.id());
        UUID late = UUID.randomUUID();
        site.accept(site.keeper, imported(site.keeper, late, mark));
        assertNull(list(site.keeper).getFirst().undoneAt());
        assertEquals(1, undo(site.keeper, mark.id()).rows());
        assertTrue(deleted(late));
    }

    @Test
    void onlyWhoTookItInAndTheLedgersOwnerTakeItBack() {
        assertEquals("problem.ledger.access", Refusal.of(() -> list(site.stranger)));
        assertEquals("problem.ledger.write", Refusal.of(() -> list(site.viewer)));
        assertEquals("problem.ledger.write", Refusal.of(() -> preview(site.viewer)));
        assertEquals("problem.ledger.write", Refusal.of(() -> undo(site.viewer, mark.id())));
        assertEquals("problem.ledger.write", Refusal.of(() -> undo(site.owner, mark.id())));
        assertEquals("problem.import.not_yours", Refusal.of(() -> undo(site.other, mark.id())));
        assertEquals("problem.import.not_yours", Refusal.of(() -> preview(site.other)));
        assertFalse(list(site.other).getFirst().mayUndo());
        UUID unknown = UUID.randomUUID();
        assertEquals("problem.import.unknown", Refusal.of(() -> undo(site.keeper, unknown)));
        assertEquals(12, rows.stream().filter(row -> !deleted(row)).count());
        assertEquals(12, undo(site.administrator, mark.id()).rows());
    }

    @Test
    void nobodyAddsRowsToTheImportOfAnotherOrBringsRowsBackInItsName() {
        UUID row = UUID.randomUUID();
        assertEquals(
                "problem.import.not_yours",
                site.returned(site.other, imported(site.other, row, mark)));
        Change back =
                site.change(
                        site.keeper,
                        rows.getFirst(),
                        ChangeKind.RESTORE,
                        2,
                        ChangeNote.NONE.from(mark),
                        null,
                        List.of());
        assertEquals("problem.change.source", site.returned(site.keeper, back));
        ImportMark nameless = new ImportMark(UUID.randomUUID(), " ");
        assertEquals(
                "problem.change.source",
                site.returned(site.keeper, imported(site.keeper, row, nameless)));
        ImportMark numbered = new ImportMark(UUID.randomUUID(), "123456789018.csv");
        assertEquals(
                "problem.value.individual_number",
                site.returned(site.keeper, imported(site.keeper, row, numbered)));
    }

    @Test
    void whoMayNotSeeEveryFieldIsNotToldTheFilesName() {
        assertEquals("", list(site.other).getFirst().file());
        assertTrue(
                site.page(site.other, 0).changes().stream()
                        .allMatch(c -> c.change().note().source() == null));
        UUID row = UUID.randomUUID();
        ChangeNote note = ChangeNote.NONE.from(mark);
        var edits = Site.edits(0, "name", "a", "secret", "内部");
        site.accept(
                site.keeper,
                site.change(site.keeper, row, ChangeKind.CREATE, 0, note, null, edits));
        long seq = site.page(site.keeper, 0).head().seq();
        assertNull(site.page(site.other, seq - 1).changes().getFirst().change().note().source());
    }
}
