package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldTypesTest {
    static final String YAML =
            """
            ledger: works
            version: 1
            name: 工事台帳
            owner: civil
            fields:
              - {id: permit, name: 許可, type: link, link: {ledger: road_occupancy, shows: name}}
              - {id: plans, name: 図面, type: attachments}
              - {id: site, name: 場所, type: address}
              - id: kinds
                name: 種別
                type: choices
                choices:
                  - {code: water, name: 水道}
                  - {code: gas, name: ガス}
              - {id: fee, name: 単価, type: yen}
              - {id: total, name: 合計, type: calculated, formula: fee * 2, result: yen}
            """;

    private final LedgerDefinition definition = new DefinitionYaml().read(YAML);

    private FieldDefinition field(String id) {
        return definition.field(new FieldId(id)).orElseThrow();
    }

    private String canonical(String field, String text) {
        return Values.canonical(field(field), text);
    }

    private String problem(String field, String text) {
        return assertThrows(ProblemException.class, () -> canonical(field, text)).problem().key();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "------------------------------------",
                "0123456789abcdef0123456789abcdef0123",
                "01234567-89ab-cdef-0123456789ab-cdef"
            })
    void whatOnlyLooksLikeTheIdOfAFileIsRefusedAndBreaksNothing(String id) {
        String line = id + "\t1\t" + "0".repeat(64) + "\tapplication/pdf\t図面.pdf";
        assertEquals(List.of(), Attachment.held(line));
        assertEquals("problem.value.attachments", problem("plans", line));
    }

    @Test
    void thousandsOfLinesAreLookedUpInThousandsOfChoicesWithoutComparingEach() {
        List<FieldDefinition.Choice> choices =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "%06d".formatted(i))
                        .map(c -> new FieldDefinition.Choice(c, new Label(c, c), "ok"))
                        .toList();
        FieldDefinition kinds = field("kinds");
        FieldDefinition field =
                new FieldDefinition(
                        kinds.id(),
                        kinds.label(),
                        kinds.type(),
                        kinds.checks(),
                        choices,
                        kinds.access(),
                        false);
        String last = choices.getLast().code();
        String lines = String.join("\n", Collections.nCopies(1_400, last));
        for (int cell = 0; cell < 50; cell++) {
            assertEquals(last, Values.canonical(field, lines));
        }
    }

    @Test
    void definitionWithEveryNewTypeIsReadBackTheSame() {
        DefinitionYaml yaml = new DefinitionYaml();
        assertEquals(definition, yaml.read(yaml.write(definition)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: link, link|type: text, link|/fields/0/link",
                ", link: {ledger: road_occupancy, shows: name}||/fields/0/link",
                "shows: name|show: name|/fields/0/link/show",
                "formula: fee * 2, ||/fields/5/result",
                "type: attachments|type: calculated|/fields/1/formula",
                "result: yen|result: link|/fields/5/result",
                "result: yen|required: true|/fields/5/required",
                "type: choices|type: text|/fields/3/choices",
            })
    void halfATypeIsRefusedWithItsPlace(String right, String wrong, String place) {
        String text = YAML.replace(right, wrong == null ? "" : wrong);
        assertFalse(text.equals(YAML));
        var e = assertThrows(ProblemException.class, () -> new DefinitionYaml().read(text));
        assertEquals("problem.pack.content[" + place + "]", e.getMessage());
    }

    @Test
    void linkIsARowIdInLowerCaseWhateverItsDigitsLookLike() {
        String looksLikeANumber = "00000000-1234-5678-9018-123456789018";
        assertTrue(IndividualNumber.in(looksLikeANumber));
        assertEquals(looksLikeANumber, canonical("permit", looksLikeANumber));
        assertEquals(
                "aaaaaaaa-0000-4000-8000-000000000001",
                canonical("permit", "AAAAAAAA-0000-4000-8000-000000000001"));
        assertEquals("problem.value.link", problem("permit", "1-1-1-1-1"));
        assertEquals("problem.value.link", problem("permit", "髙橋"));
    }

    @Test
    void attachmentsComeBackAsTheyWereWritten() {
        List<Attachment> files = List.of(file(1, "位置図 (1).pdf"), file(2, "写真.jpg"));
        String text = canonical("plans", Attachment.text(files));
        assertEquals(files, Attachment.list(text).orElseThrow());
        assertEquals("位置図 (1).pdf\n写真.jpg", Values.searchText(field("plans"), text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../etc/passwd", "a\\b.txt", " ", "a\u202Efdp.exe", "a\u0000b", "\uD83D"})
    void attachmentWithAMisleadingNameIsRefused(String name) {
        assertEquals(
                "problem.value.attachments",
                problem("plans", Attachment.text(List.of(file(1, name)))));
    }

    @Test
    void oneFileTwiceTooManyFilesAndAnIndividualNumberAsANameAreRefused() {
        Attachment one = file(1, "a.pdf");
        assertEquals(
                "problem.value.attachments", problem("plans", Attachment.text(List.of(one, one))));
        List<Attachment> many =
                java.util.stream.IntStream.rangeClosed(0, Attachment.MOST)
                        .mapToObj(i -> file(i, "a.pdf"))
                        .toList();
        assertEquals("problem.value.attachments", problem("plans", Attachment.text(many)));
        assertEquals(
                "problem.value.individual_number",
                problem("plans", Attachment.text(List.of(file(1, "123456789018.pdf")))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "〒997-8601 山形県鶴岡市馬場町9-25|997-8601/山形県/鶴岡市/馬場町9-25",
                "９９７８６０１　山形県 鶴岡市 馬場町９－２５|997-8601/山形県/鶴岡市/馬場町９－２５",
                "山形県東田川郡三川町大字横山字西田85|/山形県/東田川郡三川町/大字横山字西田85",
                "三重県四日市市諏訪町1-5|/三重県/四日市市/諏訪町1-5",
                "千葉県市川市八幡1-1-1|/千葉県/市川市/八幡1-1-1",
                "神奈川県横浜市中区本町6-50-10|/神奈川県/横浜市中区/本町6-50-10",
                "東京都千代田区丸の内2-4-1|/東京都/千代田区/丸の内2-4-1",
                "新潟県村上市三之町1-1|/新潟県/村上市/三之町1-1",
                "鶴岡市馬場町9-25|//鶴岡市/馬場町9-25",
                "馬場|///馬場",
            })
    void typedAddressIsTakenApart(String typed, String parts) {
        PostalAddress address = PostalAddress.typed(typed).orElseThrow();
        assertEquals(parts, address.text().replace('\n', '/'));
        assertEquals(address, PostalAddress.typed(address.oneLine()).orElseThrow());
        assertEquals(address.text(), canonical("site", address.text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"鶴岡市", "\n\n\n", "9978601\n山形県\n鶴岡市\n", "\n山形\n鶴岡市\n", "\n山形県\n鶴岡市 \n馬場町"})
    void halfAnAddressIsRefused(String text) {
        assertEquals("problem.value.address", problem("site", text));
    }

    @Test
    void severalChoicesAreSortedAndEachOnce() {
        assertEquals("gas\nwater", canonical("kinds", "water\ngas\nwater"));
        assertEquals("problem.value.choice", problem("kinds", "water\nsteam"));
        assertEquals("problem.value.choice", problem("kinds", ""));
    }

    @Test
    void nobodyWritesWhatIsCalculated() {
        FieldDefinition total = field("total");
        assertFalse(definition.mayWrite(Samples.actor("civil", Actor.ADMINISTRATOR), total));
        Edit edit = Samples.edit(total.id(), "2", 0, null);
        Change change = Samples.change(Samples.ABE, ChangeKind.EDIT, 1, edit);
        assertEquals(
                "problem.change.calculated",
                new RowCheck(definition).errors(change).getFirst().key());
    }

    private static Attachment file(int n, String name) {
        return new Attachment(
                new UUID(0x1234_5678_9018_0000L, n), name, 12, "0".repeat(64), "application/pdf");
    }
}
