package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerService.CsvEncoding;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.KakehashiServer;
import jp.kakehashi.server.config.PasswordCost;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.ledgers.LedgersFeature;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every way in which a ledger leaves a workstation, for a reader who held a secret word there and
/// from whom its row, a part of it, its field or its ledger was withdrawn meanwhile: through a real
/// server and two PCs. The word is told by each way before, and by none after.
class EveryWayOutTest {
    private static final String PASSWORD = "correct horse 馬";
    private static final String SECRET = "himitsu7351";
    private static final LedgerId LEDGER = new LedgerId("permits");
    private static final LedgerId POINTING = new LedgerId("pointing");
    private static final FieldId MARKED = new FieldId("mark");
    private static final FieldId PLACE = new FieldId("place");
    private static final String FORM =
            """
            ledger: permits
            version: 1
            name: {ja: 許可台帳, en: Permits}
            owner: civil
            authorsResolve: true
            personal: false
            read: {sections: [civil, citizen]}
            write: {sections: [civil]}
            fields:
              - {id: name, name: {ja: 氏名, en: Name}, type: text}
              - {id: place, name: {ja: 場所, en: Place}, type: text}
              - {id: mark, name: {ja: 支援措置, en: Protection}, type: check}
              - {id: other, name: {ja: 元の行, en: Before}, type: link, link: {ledger: permits, shows: name}}
            """;
    private static final String LINKS =
            """
            ledger: pointing
            version: 1
            name: {ja: 指す台帳, en: Pointing}
            owner: civil
            authorsResolve: true
            personal: false
            read: {sections: [civil, citizen]}
            write: {sections: [civil]}
            fields:
              - {id: title, name: {ja: 件名, en: Title}, type: text}
              - {id: about, name: {ja: 対象, en: About}, type: link, link: {ledger: permits, shows: place}}
            """;
    private static final String GUARD =
            """
            guard:
              field: mark
              values: ["true"]
              seenBy: {sections: [civil]}
            """;

    /// What is withdrawn, and the form that does it.
    enum Withdrawn {
        ROW(FORM + GUARD),
        PART(FORM + GUARD + "  shows: [name, mark]\n"),
        FIELD(
                FORM.replace(
                        "en: Place}, type: text}",
                        "en: Place}, type: text, read: {sections: [civil]}, write: {sections: [civil]}}")),
        LEDGER_ITSELF(
                FORM.replace("read: {sections: [civil, citizen]}", "read: {sections: [civil]}"));

        private final String form;

        Withdrawn(String form) {
            this.form = form.replace("version: 1", "version: 2");
        }
    }

    @TempDir Path dir;
    private KakehashiServer server;
    private WorkSession keeper;
    private WorkSession reader;
    private LedgerServiceOnReplica service;
    private FindService finding;
    private UUID row;
    private UUID second;

    @BeforeEach
    void open() {
        server =
                new KakehashiServer(
                        new SystemClock(),
                        List.of(ground -> new LedgersFeature(ground, LedgerStores.create())));
        server.start(ServerConfig.local(dir.resolve("server"), 0).with(new PasswordCost(64, 1)));
        server.makeFirstAdministrator(
                new NewStaff("k1", "田村", "honsho", "civil", Set.of("administrator"), PASSWORD));
        keeper = session("pc-k", "k1");
        keeper.headOffice()
                .calls()
                .orElseThrow()
                .call(
                        "POST",
                        "/api/staff",
                        new NewStaff("r1", "読手", "honsho", "citizen", Set.of(), PASSWORD),
                        Map.class);
        keeper.headOffice().publish(new DefinitionYaml().read(FORM));
        keeper.headOffice().publish(new DefinitionYaml().read(LINKS));
        reader = session("pc-r", "r1");
        service = service(reader);
        ReplicaSearch search = new ReplicaSearch(reader.replica(), 1L << 26);
        finding = service.finding(search);
        search.start();
    }

    private LedgerServiceOnReplica service(WorkSession of) {
        return new LedgerServiceOnReplica(of.replica(), of.headOffice(), of.sync()::wake);
    }

    private WorkSession session(String pc, String staff) {
        CityDirectory city =
                new CityDirectory(
                        List.of(new CityDirectory.Office("honsho", new Label("本所", "HO"), "本")),
                        List.of(new CityDirectory.Section("civil", new Label("土木課", "Civil"))));
        Workstation workstation =
                new Workstation(
                        dir.resolve(pc),
                        city,
                        new SystemClock(),
                        new SyncTiming(200, 1000, 20, 200));
        workstation.enrol(
                server.uri(), PinnedAuthority.fetch(server.uri(), server.fingerprint()), pc);
        return workstation.signIn(World.PRODUCTION, staff, PASSWORD);
    }

    @AfterEach
    void close() {
        finding.close();
        reader.close();
        keeper.close();
        server.close();
    }

    private void await(WorkSession of, BooleanSupplier wanted) {
        of.sync().wake();
        Waiting.until(wanted, look -> of.sync().onStatus(status -> look.run()));
    }

    private void write() {
        LedgerService writing = service(keeper);
        await(keeper, () -> writing.ledgers().size() == 2);
        row =
                writing.create(
                                LEDGER,
                                Map.of(new FieldId("name"), "甲", PLACE, SECRET),
                                ChangeNote.because(SECRET + "のため"))
                        .row();
        second =
                writing.create(
                                LEDGER,
                                Map.of(
                                        new FieldId("name"),
                                        "乙",
                                        new FieldId("other"),
                                        row.toString()),
                                ChangeNote.NONE)
                        .row();
        writing.create(
                POINTING,
                Map.of(new FieldId("title"), "指す", new FieldId("about"), row.toString()),
                ChangeNote.NONE);
        writing.comments().say(LEDGER, row, PLACE, null, SECRET + "のこと");
        await(keeper, () -> writing.ledgers().stream().allMatch(l -> l.unsent() == 0));
    }

    private RowQuery all(String search) {
        return new RowQuery(LEDGER, search, List.of(), null, false, 0, 100);
    }

    private PrintJob job() {
        Path folder = Path.of(System.getProperty("kakehashi.root"), "resources", "fonts");
        return new PrintJob(
                new PrintFonts(name -> Files.newInputStream(folder.resolve(name))),
                "読手",
                new SystemClock().instant(),
                ZoneId.of("Asia/Tokyo"),
                false,
                PrintWords.JAPANESE,
                PrintProgress.NONE);
    }

    private String paper(PaperShape shape) throws IOException {
        var order = new PaperOrder(all(null), null, List.of(new FieldId("name"), PLACE), shape);
        try (PaperDraft draft = service.papers().whole(order, job());
                var document = Loader.loadPDF(draft.pdf())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private String exported(String name, CsvEncoding encoding) throws IOException {
        Path file = dir.resolve(UUID.randomUUID() + name);
        service.export(all(null), List.of(), file, encoding, "照合", Progress.NONE);
        if (name.endsWith("csv")) {
            boolean utf8 = encoding == CsvEncoding.UTF_8;
            return Files.readString(
                    file, utf8 ? StandardCharsets.UTF_8 : Charset.forName("windows-31j"));
        }
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] part = zip.getInputStream(entry).readAllBytes();
                text.append(new String(part, StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private String picked() {
        List<String> looked = new ArrayList<>();
        service.pick(all(null), values -> looked.add(values.toString()), 100, Progress.NONE);
        return looked.toString();
    }

    private String openData() {
        var column = new OpenData.Column(PLACE, "場所", "", false);
        var recipe =
                new OpenData(
                        "場所",
                        "場所",
                        "市",
                        "CC BY 4.0",
                        false,
                        new OpenData.Rows(List.of(), null),
                        List.of(column),
                        "公開");
        return service.openData().preview(LEDGER, recipe, 100).toString();
    }

    private Map<String, Callable<String>> ways() {
        var target = new LinkTarget(LEDGER, PLACE);
        LedgerLinks links = new LedgerLinks(service, reader.replica().owner().actor());
        Map<String, Callable<String>> ways = new LinkedHashMap<>();
        ways.put("page", () -> service.page(all(null)).rows().toString());
        ways.put("searched page", () -> service.page(all("himitsu")).rows().toString());
        ways.put("count", () -> service.page(all(SECRET)).total() > 0 ? SECRET : "");
        ways.put("groups", () -> service.totals(all(null), PLACE).toString());
        ways.put("find and replace", this::picked);
        ways.put("place", () -> service.place(all(SECRET), row).isPresent() ? SECRET : "");
        ways.put("rows", () -> service.rows(LEDGER, List.of(row)).toString());
        ways.put("card", () -> service.row(LEDGER, row, "照会").toString());
        ways.put("history", () -> service.history(LEDGER, row, null, "照会").toString());
        ways.put("history of a cell", () -> service.history(LEDGER, row, PLACE, "照会").toString());
        ways.put("comments", () -> service.comments().threads(LEDGER).toString());
        ways.put("box", () -> finding.find("himitsu").groups().toString());
        ways.put("name of a link", () -> service.named(target, List.of(row)).toString());
        ways.put("links", () -> links.targets(target, List.of(row)).toString());
        ways.put("search of a link", () -> links.search(target, "himitsu").toString());
        ways.put("csv", () -> exported(".csv", CsvEncoding.UTF_8));
        ways.put("csv for older systems", () -> exported(".csv", CsvEncoding.WINDOWS_31J));
        ways.put("xlsx", () -> exported(".xlsx", CsvEncoding.UTF_8));
        ways.put("open data", this::openData);
        ways.put(
                "table on paper",
                () -> paper(new PaperShape.Table(PageFormat.of(Paper.A4, false), 9)));
        ways.put(
                "page of a record",
                () -> paper(new PaperShape.Records(PageFormat.of(Paper.A4, false))));
        ways.put("tables of the replica", this::script);
        return ways;
    }

    /// All that stands in the database of the PC.
    private String script() {
        return reader.replica().database().read(db -> db.fetch("SCRIPT NOSETTINGS").formatCSV());
    }

    private Set<String> telling() {
        Set<String> found = new TreeSet<>();
        ways().forEach(
                        (name, way) -> {
                            if (asked(way).contains(SECRET)) {
                                found.add(name);
                            }
                        });
        return found;
    }

    private static String asked(Callable<String> way) {
        try {
            return way.call();
        } catch (ProblemException refused) {
            return refused.problem().key() + refused.problem().args();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private boolean held() {
        return asked(() -> service.rows(LEDGER, List.of(row)).toString()).contains(SECRET)
                && asked(() -> finding.find("himitsu").groups().toString()).contains(SECRET)
                && asked(() -> service.comments().threads(LEDGER).toString()).contains(SECRET)
                && service.page(new RowQuery(POINTING, null, List.of(), null, false, 0, 9)).total()
                        == 1;
    }

    /// Whether the PC has heard the end of it: a form that keeps something else back lets it begin
    /// anew, with rows that are not marked yet.
    private boolean withdrawn(Withdrawn what) {
        boolean known =
                service.ledgers().stream().anyMatch(l -> l.definition().id().equals(LEDGER));
        if (what == Withdrawn.LEDGER_ITSELF || !known) {
            return what == Withdrawn.LEDGER_ITSELF && !known;
        }
        List<RowView> both = service.rows(LEDGER, List.of(row, second));
        boolean marked = both.stream().anyMatch(r -> "true".equals(r.values().get(MARKED)));
        return switch (what) {
            case ROW -> both.size() == 1 && both.getFirst().row().equals(second);
            default -> both.size() == 2 && marked;
        };
    }

    @ParameterizedTest
    @EnumSource(Withdrawn.class)
    void noWayOutTellsWhatWasWithdrawn(Withdrawn what) {
        write();
        await(reader, this::held);
        Set<String> before = telling();
        Set<String> every = new TreeSet<>(ways().keySet());
        every.removeAll(before);
        assertEquals(Set.of(), every, "ways that tell nothing to begin with prove nothing");

        LedgerDefinition next = new DefinitionYaml().read(what.form);
        LedgerService writing = service(keeper);
        keeper.headOffice().publish(next);
        await(keeper, () -> writing.definition(LEDGER).version() == 2);
        var seen = writing.rows(LEDGER, List.of(row)).getFirst();
        writing.edit(LEDGER, seen, Map.of(MARKED, "true"), ChangeNote.NONE);
        await(keeper, () -> writing.ledgers().stream().allMatch(l -> l.unsent() == 0));
        await(reader, () -> withdrawn(what));
        assertEquals(Set.of(), telling());
        assertTrue(
                writing.rows(LEDGER, List.of(row)).toString().contains(SECRET),
                "its keeper still has it");
    }
}
