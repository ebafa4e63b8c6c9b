package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.LabelGrid;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.CsvEncoding;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Paper from a real replica: what one may see and no more, logged before it leaves, whole or not
/// at all.
final class LedgerPapersTest {
    private static final LedgerId PEOPLE = new LedgerId("people");
    private static final List<FieldId> FIELDS =
            List.of(new FieldId("name"), new FieldId("secret"), new FieldId("fee"));
    private static final PaperShape TABLE = new PaperShape.Table(PageFormat.of(Paper.A4, false), 9);
    private final Ids ids = new Ids(new SystemClock());
    private final List<UUID> rows = new ArrayList<>();
    private Replica replica;
    private LedgerService service;
    @TempDir Path dir;

    @BeforeEach
    void open() {
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        replica =
                new Replica(
                        Databases.inMemory(),
                        new ReplicaOwner(actor, World.TRAINING, "pc", "本"),
                        new SystemClock());
        String form =
                """
                ledger: people
                version: 1
                name: {ja: 申請者, en: People}
                owner: civil
                personal: true
                fields:
                  - {id: name, name: 氏名, type: person}
                  - {id: fee, name: 金額, type: yen}
                  - {id: secret, name: 内部, type: text, read: {sections: [staff]}, write: {sections: [staff]}}
                """;
        replica.definitions().take(List.of(new DefinitionYaml().read(form)), actor);
        HeadOffice none =
                (HeadOffice)
                        Proxy.newProxyInstance(
                                HeadOffice.class.getClassLoader(),
                                new Class<?>[] {HeadOffice.class},
                                (proxy, method, args) -> {
                                    throw Problem.unavailable("problem.line.down").asException();
                                });
        service = new LedgerServiceOnReplica(replica, none, () -> {});
        for (int i = 1; i <= 9; i++) {
            rows.add(add("見本 " + i + "郎", "12" + i + "0"));
        }
    }

    @AfterEach
    void close() {
        replica.close();
    }

    private UUID add(String name, String fee) {
        Map<FieldId, String> values =
                Map.of(
                        new FieldId("name"), name,
                        new FieldId("fee"), fee,
                        new FieldId("secret"), "内密の事");
        UUID id = ids.next();
        RowState row = new RowState(id, 1, false, values, Map.of(), null);
        replica.database()
                .write(
                        tx -> {
                            replica.stores()
                                    .tables()
                                    .put(
                                            tx,
                                            service.definition(PEOPLE),
                                            List.of(new StoredRow(row, replica.now())));
                            return true;
                        });
        return id;
    }

    private PrintJob job() {
        Path folder = Path.of(System.getProperty("kakehashi.root"), "resources", "fonts");
        return new PrintJob(
                new PrintFonts(name -> Files.newInputStream(folder.resolve(name))),
                "田村",
                new SystemClock().instant(),
                ZoneId.of("Asia/Tokyo"),
                false,
                PrintWords.JAPANESE,
                PrintProgress.NONE);
    }

    private static RowQuery query(long offset, int limit) {
        return new RowQuery(PEOPLE, null, List.of(), new FieldId("name"), false, offset, limit);
    }

    private static PaperOrder order(PaperShape shape) {
        return new PaperOrder(query(0, 0), null, FIELDS, shape);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private List<String> viewings() {
        return replica.outgoing().viewings(50).stream()
                .map(v -> v.kind() + " " + v.purpose() + " " + v.rows().size())
                .toList();
    }

    private static RowMark mark(String only, RowMark.Look look, String reason) {
        return new RowMark(only, null, look, new Label(reason, reason));
    }

    private static final List<RowMark> MARKS =
            List.of(
                    mark("fee >= 1280", RowMark.Look.RED, "高い"),
                    new RowMark(
                            "fee >= 1290",
                            new FieldId("fee"),
                            RowMark.Look.AMBER,
                            new Label("確かめる", "check")),
                    mark("secret = \"内密の事\"", RowMark.Look.BLUE, "漏れる"));

    @Test
    void marksAreOnPaperWithTheirReasonAndTellNothingThatOneMayNotRead() throws IOException {
        for (PaperShape shape :
                List.of(TABLE, new PaperShape.Records(PageFormat.of(Paper.A4, false)))) {
            PaperOrder order = new PaperOrder(query(0, 0), null, FIELDS, shape, MARKS);
            try (PaperDraft draft = service.papers().whole(order, job())) {
                String text = text(draft.pdf());
                assertEquals(2, text.split("● 高い", -1).length - 1, text);
                assertTrue(text.contains("● 高い、▲ 金額：確かめる"), text);
                assertFalse(text.contains("漏れる"), text);
                assertTrue(draft.report().clean(), draft.report().toString());
            }
            try (PaperDraft draft =
                    service.papers()
                            .whole(new PaperOrder(query(0, 0), null, FIELDS, shape), job())) {
                assertFalse(text(draft.pdf()).contains("● "));
            }
        }
    }

    @Test
    void aWorkbookSaysWhatIsMarkedInAColumnOfItsOwnAndACsvDoesNot() {
        RowQuery all = query(0, 100);
        Path xlsx = dir.resolve("印.xlsx");
        service.export(all, MARKS, xlsx, CsvEncoding.UTF_8, "点検", Progress.NONE);
        SheetTable table = new WorkbookReader().read(xlsx).getFirst();
        assertEquals(List.of("氏名", "金額", "印"), names(table));
        assertNull(table.rows().get(6).get(2));
        assertEquals("● 高い", table.rows().get(7).get(2));
        assertEquals("● 高い、▲ 金額：確かめる", table.rows().get(8).get(2));
        service.export(all, List.of(MARKS.get(2)), xlsx, CsvEncoding.UTF_8, "点検", Progress.NONE);
        assertEquals(List.of("氏名", "金額"), names(new WorkbookReader().read(xlsx).getFirst()));
        Path csv = dir.resolve("印.csv");
        service.export(all, MARKS, csv, CsvEncoding.UTF_8, "点検", Progress.NONE);
        try (var files = Files.list(dir)) {
            Path written =
                    files.filter(f -> f.toString().endsWith(".csv")).findFirst().orElseThrow();
            assertEquals(List.of("氏名", "金額"), names(new WorkbookReader().read(written).getFirst()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> names(SheetTable table) {
        return table.fields().stream().map(f -> f.name()).toList();
    }

    @Test
    void whatOneMayNotSeeIsOnNoPaperOfAnyShape() throws IOException {
        List<PaperShape> shapes =
                List.of(
                        TABLE,
                        new PaperShape.Records(PageFormat.of(Paper.A4, false)),
                        new PaperShape.Labels(LabelGrid.twelve(), 3, true));
        for (PaperShape shape : shapes) {
            try (PaperDraft draft = service.papers().look(order(shape), job())) {
                String words = text(draft.pdf());
                assertTrue(words.contains("見本 9郎"), words);
                assertFalse(words.contains("内密"), words);
                assertFalse(words.contains("内部"), words);
                // What leaves the training world says so, whatever the screen asked for.
                assertTrue(words.matches("(?s).*訓\\s*練.*"), words);
                assertTrue(draft.whole());
            }
        }
    }

    @Test
    void paperAboutPersonsLeavesOnlyWithAPurposeThatIsLogged() throws IOException {
        Path to = dir.resolve("申請者.pdf");
        try (PaperDraft draft = service.papers().look(order(TABLE), job())) {
            assertEquals(List.of("list list 9"), viewings());
            Problem told =
                    assertThrows(
                                    ProblemException.class,
                                    () -> service.papers().save(draft, to, " "))
                            .problem();
            assertEquals("problem.viewing.purpose", told.key());
            assertThrows(
                    ProblemException.class,
                    () -> service.papers().send(draft, "", file -> Files.exists(file)));
            assertFalse(Files.exists(to));
            service.papers().save(draft, to, "現地確認");
            assertArrayEquals(draft.pdf(), Files.readAllBytes(to));
            assertEquals(List.of("list list 9", "print 現地確認 9"), viewings());
        }
        try (var files = Files.list(dir)) {
            assertEquals(List.of(to), files.toList());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidAndNotLoggedAsPrinted() throws IOException {
        try (PaperDraft draft = service.papers().look(order(TABLE), job())) {
            Path nowhere = dir.resolve("ない").resolve("申請者.pdf");
            Problem told =
                    assertThrows(
                                    ProblemException.class,
                                    () -> service.papers().save(draft, nowhere, "現地確認"))
                            .problem();
            assertEquals("problem.document.cannot_write", told.key());
            assertEquals(List.of("list list 9"), viewings());
        }
    }

    @Test
    void selectedRowsAreThoseThatWereSeen() throws IOException {
        PaperOrder.Part part = new PaperOrder.Part(rows.get(2), rows.get(4));
        PaperOrder some = new PaperOrder(query(2, 3), part, FIELDS, TABLE);
        try (PaperDraft draft = service.papers().look(some, job())) {
            assertEquals(rows.subList(2, 5), draft.rows());
        }
        PaperOrder moved =
                new PaperOrder(query(2, 3), new PaperOrder.Part(rows.get(1), null), FIELDS, TABLE);
        Problem told =
                assertThrows(ProblemException.class, () -> service.papers().look(moved, job()))
                        .problem();
        assertEquals("problem.grid.rows_moved", told.key());
    }

    @Test
    void aDraftIsGoneWhenItIsClosedAndNothingIsPrintedOfNothing() {
        PaperDraft draft = service.papers().look(order(TABLE), job());
        Path file = draft.file();
        draft.close();
        assertFalse(Files.exists(file.getParent()));
        PaperOrder hidden =
                new PaperOrder(query(0, 0), null, List.of(new FieldId("secret")), TABLE);
        Problem told =
                assertThrows(ProblemException.class, () -> service.papers().look(hidden, job()))
                        .problem();
        assertEquals("problem.print.nothing", told.key());
    }

    @Test
    void aCharacterThatNoFontHasIsToldWithItsPlace() {
        add("見本 \uD83D\uDE80", "5");
        try (PaperDraft draft = service.papers().look(order(TABLE), job())) {
            PrintReport.Entry entry = draft.report().entries().getFirst();
            assertEquals(PrintReport.Kind.MISSING, entry.kind());
            assertEquals("U+1F680", entry.codePoints());
            assertEquals(1, entry.page());
        }
    }
}
