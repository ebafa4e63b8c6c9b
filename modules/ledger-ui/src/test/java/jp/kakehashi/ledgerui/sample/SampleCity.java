package jp.kakehashi.ledgerui.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.ConflictView;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledgerui.desk.Places;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.PlaceName;
import jp.kakehashi.ui.shell.SessionInfo;

/// Fictional people, places and permits for the pictures: 令和8年11月21日, 11:06 at 朝日庁舎.
public final class SampleCity {
    public static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
    public static final LedgerId ROADS = new LedgerId("road_occupancy");
    public static final Actor ABE = new Actor("1042", "阿部", "asahi", "counter", Set.of("keeper"));
    public static final Actor SATO = new Actor("1007", "佐藤", "honsho", "civil", Set.of("keeper"));
    public static final Actor GUEST = new Actor("2001", "本間", "atsumi", "tax", Set.of("reader"));

    private static final Author FROM_ASAHI = new Author("1042", "阿部", "asahi", "pc-1");
    private static final Author FROM_HEAD = new Author("1007", "佐藤", "honsho", "pc-2");
    private static final String[] FAMILIES = {
        "髙橋",
        "五十嵐",
        "渡邉",
        "東海林",
        "山﨑",
        "本間",
        "齋藤",
        "小野寺",
        "菅原",
        "長谷川",
        "工藤",
        "阿部",
        "伊藤",
        "佐藤",
        "吉田",
        "𠮷田",
        "葛\uDB40\uDD02城"
    };
    private static final String[] GIVEN = {
        "一郎", "千代", "健", "弘", "さくら", "勇", "フミ", "翔太", "美咲", "弘", "花子", "勇", "美咲", "千代", "一郎", "弘",
        "健"
    };
    private static final String[] PLACES = {
        "下名川字落合", "大網字七ツ滝", "熊出字中村", "上田沢字落合", "行沢字中村", "下名川字落合", "大網字中村", "熊出字落合"
    };
    private static final String[] USES = {"看板", "足場", "電柱", "排水管", "日よけ", "工事用仮囲い"};

    private SampleCity() {}

    public static InstantSource clock() {
        return InstantSource.fixed(at("2026-11-21", "11:06"));
    }

    public static Instant at(String day, String time) {
        return LocalDate.parse(day)
                .atTime(java.time.LocalTime.parse(time))
                .atZone(ZONE)
                .toInstant();
    }

    public static LedgerDefinition roads() {
        return roads("");
    }

    /// The road permits' ledger with further lines of its definition.
    public static LedgerDefinition roads(String yaml) {
        return new DefinitionYaml()
                .read(read("resources/packs/road_occupancy/road_occupancy.yaml") + yaml);
    }

    public static Places places() {
        return Places.of(CityDirectory.read(read("resources/city/tsuruoka.yaml")));
    }

    public static SessionInfo session(Actor actor) {
        Places places = places();
        return new SessionInfo(
                actor.staff(),
                actor.name(),
                new PlaceName(
                        places.office(actor.office(), "ja"), places.office(actor.office(), "en")),
                new PlaceName(
                        places.section(actor.section(), "ja"),
                        places.section(actor.section(), "en")),
                new PlaceName("本所", "Head Office"),
                false);
    }

    public static FieldId field(String id) {
        return new FieldId(id);
    }

    /// A text of the project.
    public static String file(String file) {
        return read(file);
    }

    private static String read(String file) {
        Path root = Path.of(System.getProperty("kakehashi.root", "../..")).resolve(file);
        try {
            return Files.readString(root);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The ledgers of the mock-up with `count` permits in the first.
    public static MemoryLedgers ledgers(Actor actor, int count) {
        MemoryLedgers service = new MemoryLedgers(clock(), actor);
        service.add(roads());
        for (int i = 0; i < count; i++) {
            service.put(ROADS, permit(i));
        }
        return service;
    }

    /// The same with what makes a day: unsent edits, a new row, a conflict.
    public static MemoryLedgers busy(Actor actor) {
        MemoryLedgers service = ledgers(actor, 412);
        other(service, "park_use", "公園使用許可台帳", "Park use permits", "civil", 128);
        other(service, "vacant_house", "空き家対応台帳", "Vacant houses", "citizen", 1_086);
        other(service, "equipment", "備品管理台帳", "Equipment", "staff", 2_340);
        service.mark(ROADS, row(6), field("fee"), EditState.HERE);
        service.mark(ROADS, row(8), field("address"), EditState.SENT);
        UUID fresh = row(15);
        service.remote(ROADS, fresh, field("state"), "valid");
        service.provisional(ROADS, fresh, "朝-仮-0003");
        for (String id : List.of("name", "address", "permitted", "until", "fee")) {
            service.mark(ROADS, fresh, field(id), EditState.HERE);
        }
        conflict(service, actor);
        return service;
    }

    public static UUID row(int line) {
        return new UUID(7, line);
    }

    public static Map<FieldId, String> permit(int i) {
        int name = i < 17 ? i : (i * 7 + 3) % 17;
        int given = i < 17 ? i : (i * 5 + 1) % 17;
        LocalDate until = LocalDate.of(2026, 12, 1).plusDays(i * 7L % 900);
        Map<FieldId, String> values = new LinkedHashMap<>();
        int[] numbers = {31, 7, 112, 44, 98, 120, 51, 66, 130, 131, 19, 137, 140, 88, 0, 101, 104};
        int number = i < 17 ? numbers[i] : 141 + i;
        if (i != 14) {
            values.put(field("number"), "R8-%04d".formatted(number));
        }
        values.put(field("permit"), "道占-%d".formatted(3_000 + i));
        values.put(field("name"), FAMILIES[name] + "　" + GIVEN[given]);
        values.put(field("address"), PLACES[i % PLACES.length] + (3 + i * 37 % 210));
        values.put(field("phone"), "0235-53-%04d".formatted(2_100 + i * 13 % 7_000));
        values.put(field("place"), "市道" + PLACES[(i + 3) % PLACES.length].substring(0, 3) + "線");
        values.put(field("permitted"), until.minusDays(200 + i % 90).toString());
        values.put(field("until"), until.toString());
        values.put(field("fee"), Integer.toString(1_900 + i * 3_700 % 41_000));
        values.put(
                field("state"),
                i % 17 == 6 ? "cancelled" : i % 5 == 0 || i == 3 ? "renewal" : "valid");
        values.put(field("officer"), i % 3 == 0 ? "佐藤" : "阿部");
        values.put(field("note"), USES[i % USES.length] + "。更新の案内は電話で。");
        return values;
    }

    private static void other(
            MemoryLedgers service, String id, String ja, String en, String owner, int rows) {
        LedgerDefinition of = roads();
        LedgerDefinition definition =
                new LedgerDefinition(
                        new LedgerId(id),
                        1,
                        new jp.kakehashi.records.Label(ja, en),
                        owner,
                        false,
                        !id.equals("equipment"),
                        of.access(),
                        of.fields());
        service.add(definition);
        for (int i = 0; i < rows; i++) {
            service.put(definition.id(), permit(i));
        }
    }

    /// 二人が同じ欄を書きました: 終了 of R8-0044.
    public static void conflict(MemoryLedgers service, Actor actor) {
        UUID row = row(4);
        UUID first = new UUID(5, 1);
        UUID second = new UUID(5, 2);
        FieldId until = field("until");
        service.remote(ROADS, row, until, "2026-12-20");
        history(service, row, until, "2026-11-30", FROM_HEAD, "2026-06-01", "取り込み　占用台帳R8.xlsx");
        service.remember(
                row,
                entry(second, row, until, "2026-12-28", FROM_HEAD, "10:44", "10:44", "延長願による"));
        service.remember(
                row, entry(first, row, until, "2026-12-20", FROM_ASAHI, "10:42", "11:05", null));
        Conflict conflict =
                new Conflict(
                        new UUID(6, 1),
                        ROADS,
                        row,
                        until,
                        side(first, 502, "2026-12-20", FROM_ASAHI, "10:42", "11:05"),
                        side(second, 501, "2026-12-28", FROM_HEAD, "10:44", "10:44"),
                        null);
        LedgerDefinition definition = roads();
        service.conflict(
                new ConflictView(conflict, definition, "R8-0044　東海林　弘", definition.ownedBy(actor)));
    }

    public static void secondConflict(MemoryLedgers service, Actor actor) {
        FieldId address = field("address");
        Conflict conflict =
                new Conflict(
                        new UUID(6, 2),
                        ROADS,
                        row(9),
                        address,
                        side(new UUID(5, 3), 510, "上田沢字中村18", FROM_HEAD, "09:10", "09:10"),
                        side(new UUID(5, 4), 508, "上田沢字中村18番地2", FROM_ASAHI, "09:02", "09:04"),
                        null);
        LedgerDefinition definition = roads();
        service.conflict(
                new ConflictView(conflict, definition, "R8-0130　菅原　美咲", definition.ownedBy(actor)));
    }

    /// One deleted R8-0051 while the other emptied its fee; `deletionStands`: which came later.
    public static void deletionConflict(
            MemoryLedgers service, Actor actor, boolean deletionStands) {
        UUID edit = new UUID(5, 5);
        service.remember(
                row(7),
                entry(edit, row(7), field("fee"), null, FROM_ASAHI, "10:20", "10:21", "減免"));
        Conflict.Side wrote = side(edit, 520, null, FROM_ASAHI, "10:20", "10:21");
        Conflict.Side gone = side(new UUID(5, 6), 521, null, FROM_HEAD, "10:19", "10:22");
        Conflict.Side deleted =
                new Conflict.Side(
                        gone.change(),
                        gone.seq(),
                        null,
                        true,
                        gone.author(),
                        gone.madeAt(),
                        gone.acceptedAt());
        LedgerDefinition definition = roads();
        Conflict conflict =
                new Conflict(
                        new UUID(6, 3),
                        ROADS,
                        row(7),
                        null,
                        deletionStands ? deleted : wrote,
                        deletionStands ? wrote : deleted,
                        null);
        service.conflict(
                new ConflictView(conflict, definition, "R8-0051　齋藤　フミ", definition.ownedBy(actor)));
    }

    private static Conflict.Side side(
            UUID change, long seq, String value, Author who, String made, String came) {
        return new Conflict.Side(
                change, seq, value, false, who, at("2026-11-21", made), at("2026-11-21", came));
    }

    private static HistoryEntry entry(
            UUID id,
            UUID row,
            FieldId field,
            String value,
            Author who,
            String made,
            String came,
            String why) {
        ChangeNote note = why == null ? ChangeNote.NONE : ChangeNote.because(why);
        Change change =
                new Change(
                        id,
                        ROADS,
                        row,
                        ChangeKind.EDIT,
                        List.of(new Edit(field, value, null, 0, null)),
                        1,
                        1,
                        who,
                        at("2026-11-21", made),
                        note,
                        null);
        return new HistoryEntry(
                new AcceptedChange(500, change, Map.of(), at("2026-11-21", came)), null);
    }

    private static void history(
            MemoryLedgers service,
            UUID row,
            FieldId field,
            String value,
            Author who,
            String day,
            String why) {
        List<Edit> edits = new ArrayList<>();
        permit(3)
                .forEach(
                        (f, v) ->
                                edits.add(new Edit(f, f.equals(field) ? value : v, null, 0, null)));
        Change change =
                new Change(
                        new UUID(5, 9),
                        ROADS,
                        row,
                        ChangeKind.CREATE,
                        edits,
                        0,
                        1,
                        who,
                        at(day, "14:20"),
                        ChangeNote.because(why),
                        null);
        service.remember(
                row,
                new HistoryEntry(new AcceptedChange(4, change, Map.of(), at(day, "14:20")), null));
    }

    public static ReturnedEdit returnedEdit() {
        Map<FieldId, String> values = new LinkedHashMap<>();
        values.put(field("permit"), "道占-3011");
        return new ReturnedEdit(
                new UUID(8, 1),
                ROADS,
                row(10),
                "R8-0131　長谷川　弘",
                values,
                "problem.value.unique",
                List.of("permit"),
                at("2026-11-21", "10:12"));
    }

    public static ReturnedEdit secondReturnedEdit() {
        Map<FieldId, String> values = new LinkedHashMap<>();
        values.put(field("until"), "2027-02-20");
        values.put(field("fee"), "11200");
        return new ReturnedEdit(
                new UUID(8, 2),
                ROADS,
                row(13),
                "R8-0140　伊藤　美咲",
                values,
                "problem.change.unknown_field",
                List.of("until"),
                at("2026-11-21", "10:15"));
    }

    /// Shows only some fields of a row.
    public static void guard(MemoryLedgers service, UUID row, Set<FieldId> shows) {
        service.change(ROADS, row, r -> RowCopies.guarded(service.definition(ROADS), r, shows));
    }
}
