package jp.kakehashi.ledger.twins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.twins.Likeness.Reason;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinSearchTest {
    private static final String PEOPLE =
            """
            ledger: people
            version: 1
            name: 相談者
            owner: welfare
            authorsResolve: false
            personal: true
            read: {roles: [keeper]}
            write: {roles: [keeper]}
            fields:
              - {id: code, name: 整理番号, type: text, unique: true}
              - {id: name, name: 氏名, type: person}
              - {id: kana, name: 氏名カナ, type: text}
              - {id: born, name: 生年月日, type: date}
              - {id: place, name: 住所, type: text}
              - {id: phone, name: 電話, type: phone}
              - {id: guardian, name: 後見人, type: person}
              - {id: seen, name: 受付日, type: date}
            """;
    private static final LedgerDefinition FORM = new DefinitionYaml().read(PEOPLE);

    private final List<Trait> traits = Trait.of(FORM, f -> true);
    private final TwinSearch search = new TwinSearch(traits);

    private static Map<FieldId, String> cells(String... cells) {
        Map<FieldId, String> map = new HashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            if (!cells[i + 1].isEmpty()) {
                map.put(new FieldId(cells[i]), cells[i + 1]);
            }
        }
        return map;
    }

    private UUID add(String name, String kana, String born, String place, String phone) {
        UUID row = UUID.randomUUID();
        Map<FieldId, String> cells =
                cells("name", name, "kana", kana, "born", born, "place", place, "phone", phone);
        assertTrue(search.add(row, cells::get));
        return row;
    }

    private TwinSearch.Found find() {
        return search.find((one, other) -> false, (done, total) -> true).orElseThrow();
    }

    private static String kinds(List<Trait> traits) {
        return traits.stream().map(t -> t.field().id() + ":" + t.kind()).toList().toString();
    }

    @Test
    void withoutARuleTheFieldsOfThePersonAreGuessedAndNotThoseOfOthers() {
        assertEquals("[name:NAME, kana:KANA, born:BORN, place:PLACE, phone:NUMBER]", kinds(traits));
        assertTrue(Trait.enough(traits));
    }

    @Test
    void theRuleOfTheFormIsUsedAndKeptInItsYaml() {
        DefinitionYaml yaml = new DefinitionYaml();
        LedgerDefinition ruled = yaml.read(PEOPLE + "samePerson: [guardian, seen]\n");
        assertEquals("[guardian:NAME, seen:BORN]", kinds(Trait.of(ruled, f -> true)));
        assertEquals(ruled, yaml.read(yaml.write(ruled)));
    }

    @Test
    void aRuleOfFieldsThatAreNotThereIsRefused() {
        for (String rule :
                List.of("samePerson: [nobody]\n", "samePerson: []\n", "samePerson: x\n")) {
            Problem problem =
                    org.junit.jupiter.api.Assertions.assertThrows(
                                    ProblemException.class,
                                    () ->
                                            jp.kakehashi.records.DefinitionRules.check(
                                                    null, new DefinitionYaml().read(PEOPLE + rule)))
                            .problem();
            assertTrue(problem.key().matches("problem.(definition|pack)[.].*"), problem.key());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "高橋 一郎,ﾀｶﾊｼ ｲﾁﾛｳ,1950-02-03,朝日市本町一丁目2番3号,,髙橋　一郎,タカハシイチロウ,1950-02-03,本町1-2-3,",
        "渡邉 花子,,1980-12-01,,090-1234-5678,渡辺花子,,,,09012345678",
        "齋藤 健,サイトウ ケン,1999-01-02,,,斉藤 健,サイトウ ケン,1999-01-02,,",
        "山田 太郎,ヤマダ タロウ,1960-03-04,東町1,,山田 太郎,ヤマダ タロウ,1960-04-03,東町1,",
    })
    void theSamePersonIsFound(
            String name,
            String kana,
            String born,
            String place,
            String phone,
            String name2,
            String kana2,
            String born2,
            String place2,
            String phone2) {
        UUID one = add(name, text(kana), text(born), text(place), text(phone));
        UUID other = add(name2, text(kana2), text(born2), text(place2), text(phone2));
        List<Likeness> found = find().pairs();
        assertEquals(1, found.size());
        assertEquals(one, found.getFirst().first());
        assertEquals(other, found.getFirst().second());
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    @ParameterizedTest
    @CsvSource({
        "斎藤 健,サイトウ ケン,1999-01-02,東町1,0225-1-1111,斎藤 誠,サイトウ マコト,1970-05-06,東町1,0225-1-1111",
        "田中 一,タナカ ハジメ,1999-01-02,東町1,0225-1-1111,田中 二,タナカ ツギオ,1999-01-02,東町1,0225-1-1111",
        "佐藤 花子,サトウ ハナコ,1975-05-05,西町3,,佐藤 花子,サトウ ハナコ,1931-11-20,東町9,",
        "中村 実,,,,,中村 実,,,,",
    })
    void parentAndChildTwinsAndNamesakesAreNot(
            String name,
            String kana,
            String born,
            String place,
            String phone,
            String name2,
            String kana2,
            String born2,
            String place2,
            String phone2) {
        add(name, text(kana), text(born), text(place), text(phone));
        add(name2, text(kana2), text(born2), text(place2), text(phone2));
        assertEquals(List.of(), find().pairs());
    }

    @Test
    void whyIsTold() {
        add("高橋 一郎", "タカハシ イチロウ", "1950-02-03", "本町1-2-3", "");
        add("高橋 一郎", "タカハシ イチロ", "1950-02-03", "本町1-2-3-201", "0225-1-2222");
        Likeness found = find().pairs().getFirst();
        assertEquals(
                List.of(
                        new Reason(new FieldId("name"), Agreement.SAME),
                        new Reason(new FieldId("kana"), Agreement.CLOSE),
                        new Reason(new FieldId("born"), Agreement.SAME),
                        new Reason(new FieldId("place"), Agreement.CLOSE),
                        new Reason(new FieldId("phone"), Agreement.UNKNOWN)),
                found.reasons());
        assertEquals(40 + 10 + 35 + 12, found.score());
    }

    @Test
    void pairsThatWereSaidToBeDifferentDoNotComeAgain() {
        UUID one = add("高橋 一郎", "", "1950-02-03", "", "");
        UUID other = add("高橋 一郎", "", "1950-02-03", "", "");
        var none =
                search.find(
                        (a, b) -> (a.equals(one) && b.equals(other)) || a.equals(other),
                        (done, total) -> true);
        assertEquals(List.of(), none.orElseThrow().pairs());
    }

    @Test
    void aThousandOfTheSameNameAreToldApartByMoreThanTheName() {
        for (int i = 0; i < 1_000; i++) {
            add(
                    "佐藤 花子",
                    "サトウ ハナコ",
                    "19%02d-0%d-1%d".formatted(i / 100 + 20, i / 10 % 9 + 1, i % 10),
                    "",
                    "");
        }
        UUID twin = add("佐藤花子", "サトウハナコ", "1920-01-10", "", "");
        assertTrue(
                find().pairs().stream().anyMatch(p -> p.second().equals(twin) && p.score() >= 95));
    }

    @Test
    void itIsEndedInTheMiddle() {
        seed(20_000);
        AtomicLong asked = new AtomicLong();
        assertFalse(
                search.find((one, other) -> false, (done, total) -> asked.incrementAndGet() < 2)
                        .isPresent());
        assertEquals(2, asked.get());
    }

    @Test
    void everyOneOfTwoHundredSeededTwinsAmongTwoHundredThousandIsFound() {
        List<UUID> twins = seed(200_000);
        TwinSearch.Found found = find();
        List<UUID> seconds = found.pairs().stream().map(Likeness::second).toList();
        assertTrue(seconds.containsAll(twins), () -> found.pairs().size() + " " + found.more());
    }

    /// Every thousandth comes again at the end, written otherwise.
    private List<UUID> seed(int rows) {
        Random random = new Random(7);
        String[] sur = {"髙橋", "渡邉", "佐藤", "鈴木", "齋藤", "山﨑", "小野寺", "千葉", "阿部", "及川"};
        String[] given = {"一", "二", "太", "花", "美", "健", "誠", "実", "正", "和", "清", "茂"};
        List<String[]> people = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            String name =
                    sur[random.nextInt(sur.length)]
                            + " "
                            + given[random.nextInt(given.length)]
                            + (random.nextBoolean() ? "郎" : "子")
                            + (char) ('一' + random.nextInt(300));
            String born =
                    "%d-%02d-%02d"
                            .formatted(
                                    1920 + random.nextInt(100),
                                    1 + random.nextInt(12),
                                    1 + random.nextInt(28));
            String place = "町%d丁目%d番%d号".formatted(i % 900, i % 13, i % 29);
            people.add(new String[] {name, born, place});
            add(name, "", born, place, "");
        }
        List<UUID> twins = new ArrayList<>();
        for (int i = 0; i < rows; i += 1_000) {
            String[] one = people.get(i);
            String name = one[0].replace("髙", "高").replace("邉", "辺").replace(" ", "　");
            twins.add(add(name, "", one[1], one[2].replace("丁目", "-").replace("番", "-"), ""));
        }
        return twins;
    }
}
