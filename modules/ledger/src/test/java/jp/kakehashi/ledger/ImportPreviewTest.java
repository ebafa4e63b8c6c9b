package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.NewRow;
import jp.kakehashi.records.RowState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an import says and does with a file as a clerk left it.
final class ImportPreviewTest {
    private static final Actor CLERK = new Actor("k1", "田村", "honsho", "civil", Set.of());
    private static final String[] READINGS = {"ワタナベ ケン", "イガラシ チヨ", "ホンマ イサム"};
    private static final String[] STATES = {"有効", "更新待ち", "取消"};

    @TempDir Path dir;

    private Path file(String... lines) throws IOException {
        return Files.writeString(dir.resolve("占用台帳R8.csv"), String.join("\n", lines) + "\n");
    }

    private static ImportPreview fresh(Path file) {
        return new LedgerImport().asNew(file, null, CLERK, id -> false);
    }

    private static ImportPreview into(LedgerDefinition definition, Path file) {
        return new LedgerImport().into(definition, file, field -> true);
    }

    private static FieldDefinition field(ImportPreview preview, String label) {
        return preview.definition().fields().stream()
                .filter(f -> f.label().ja().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private ImportPreview fifty() throws IOException {
        List<String> lines = new ArrayList<>(List.of("番号,氏名,フリガナ,状態,地区"));
        for (int i = 0; i < 50; i++) {
            lines.add(
                    "R8-%04d,誰か%d,%s,%s,第%d区"
                            .formatted(i, i, READINGS[i % 3], STATES[i % 3], i % 11));
        }
        return fresh(file(lines.toArray(String[]::new)));
    }

    @Test
    void onlyFewWordsThatComeAgainAndAgainAreAList() throws IOException {
        ImportPreview read = fifty();
        assertEquals(FieldType.TEXT, field(read, "フリガナ").type(), "another person has another");
        assertEquals(FieldType.CHOICE, field(read, "状態").type());
        assertEquals(FieldType.TEXT, field(read, "地区").type(), "eleven are too many to be sure");
        for (String name : List.of("お名前", "住所", "占用場所", "電話番号", "整理番号", "備考", "Address", "開始日")) {
            assertTrue(ColumnNames.open(name), name);
        }
        for (String name : List.of("状態", "区分", "曜日", "担当", "有無")) {
            assertFalse(ColumnNames.open(name), name);
        }
    }

    @Test
    void theKeeperSaysWhatAColumnHoldsAndItIsReadAgain() throws IOException {
        ImportPreview read = fifty();
        ImportPreview texts = read.retyped(3, FieldType.TEXT);
        assertEquals(FieldType.TEXT, field(texts, "状態").type());
        assertEquals("更新待ち", texts.value(1, 3));
        ImportPreview chosen = texts.retyped(2, FieldType.CHOICE);
        assertEquals(3, field(chosen, "フリガナ").choices().size());
        assertThrows(
                IllegalArgumentException.class,
                () -> into(read.definition(), read.file()).retyped(2, FieldType.TEXT));

        ImportPreview days = fresh(file("件名,受付", "側溝,令和8年4月1日", "街灯,近日中", "舗装,相談"));
        assertEquals(FieldType.TEXT, field(days, "受付").type());
        ImportPreview again = days.retyped(1, FieldType.DATE);
        assertEquals("2026-04-01", again.value(0, 1));
        assertNull(again.value(1, 1));
        assertEquals(List.of("B3", "B4"), cells(again, "not_a_date"));
        assertTrue(field(again, "取り込みで確かめること").type() == FieldType.LONG_TEXT);
        ImportPreview back = again.retyped(1, FieldType.TEXT);
        assertEquals("近日中", back.value(1, 1));
        assertEquals("令和8年4月1日", back.value(0, 1));
        assertEquals(List.of(), back.problems());
        assertEquals(2, back.definition().fields().size(), "nothing is left to check");
        assertTrue(back.retyped(0, FieldType.PERSON).definition().personal());
        assertFalse(back.definition().personal());
    }

    @Test
    void aHundredWordsAreNoList() throws IOException {
        List<String> lines = new ArrayList<>(List.of("件名,内容"));
        for (int i = 0; i < 101; i++) {
            lines.add("同じ,内容" + i);
        }
        ImportPreview read = fresh(file(lines.toArray(String[]::new)));
        ProblemException refused =
                assertThrows(ProblemException.class, () -> read.retyped(1, FieldType.CHOICE));
        assertEquals("problem.import.too_many_choices", refused.problem().key());
    }

    private static List<String> cells(ImportPreview preview, String kind) {
        return preview.problems().stream()
                .filter(p -> p.kind().equals(kind))
                .map(ImportPreview.ImportProblem::cell)
                .toList();
    }

    private static final String HEAD = "番号,氏名,許可日,占用料";

    private Path doubtful() throws IOException {
        return file(
                HEAD,
                "R8-1,佐藤,令和8年4月1日,1200円",
                "R8-2,本間,令和8年13月40日,八千五百円",
                "R8-3,,令和8年4月3日,300",
                "R8-4,高橋,令和8年4月4日,400",
                "R8-5,阿部,令和8年4月5日,500",
                "R8-6,伊藤,令和8年4月6日,600",
                "R8-7,菅原,令和8年4月7日,700",
                "R8-8,工藤,令和8年4月8日,800",
                "R8-9,太田,令和8年4月9日,900",
                "R8-10,上野,令和8年4月10日,1000",
                "R8-11,池田,令和8年4月11日,1100",
                "R8-4,石川,令和8年4月12日,1200");
    }

    @Test
    void whatCouldNotBeReadIsKeptInTheNoteAndInAFieldOfItsOwn() throws IOException {
        ImportPreview read = fresh(doubtful());
        assertEquals(1, read.unread());
        List<NewRow> rows = read.newRows();
        NewRow row = rows.get(1);
        String lines = "許可日（C3）：令和8年13月40日\n占用料（D3）：八千五百円";
        assertEquals(lines, row.values().get(field(read, "取り込みで確かめること").id()));
        assertEquals("取り込み（占用台帳R8.csv）\n" + lines, row.note().reason());
        NewRow sound = rows.getFirst();
        assertEquals("取り込み（占用台帳R8.csv）", sound.note().reason());
        assertNull(sound.note().override(), "no rule was overruled");
        assertEquals(row.note().source(), sound.note().source(), "one import");

        LedgerDefinition plain = fresh(file(HEAD, "R8-1,佐藤,令和8年4月1日,1200円")).definition();
        assertEquals(4, plain.fields().size(), "nothing to check, no field for it");
        ImportPreview old = into(plain, doubtful());
        assertEquals("取り込み（占用台帳R8.csv）\n" + lines, old.newRows().get(1).note().reason());
    }

    @Test
    void individualNumbersAreNotKeptInWordsEither() throws IOException {
        ImportPreview read =
                fresh(
                        file(
                                "番号,氏名,占用料",
                                "1,佐藤,100",
                                "2,本間,1234 5678 9018",
                                "3,高橋,200",
                                "4,阿部,300",
                                "5,伊藤,400",
                                "6,菅原,500"));
        String all = read.newRows().toString() + read.problems();
        assertTrue(all.contains("個人番号と思われる数字のため残していません"), all);
        assertFalse(all.contains("5678"), all);
        assertEquals(List.of("C3"), cells(read, "individual_number"));
    }

    @Test
    void aNumberThatTwoRowsBearAndARowWithoutANameAreSaid() throws IOException {
        ImportPreview read = fresh(doubtful());
        assertEquals(List.of("A13"), cells(read, "doubled"));
        assertEquals(List.of("B4"), cells(read, "no_name"));
        assertTrue(read.problems().stream().anyMatch(p -> p.saw().equals("R8-4 = A5")));
    }

    @Test
    void rowsThatAreThereAlreadyStayOutAndThoseThatChangedAreCounted() throws IOException {
        ImportPreview first = fresh(doubtful());
        List<RowState> there = rows(first);
        assertEquals(12, first.comparedWith(there.iterator()).writes(), "a new ledger has none");
        ImportPreview again = into(first.definition(), doubtful()).comparedWith(there.iterator());
        assertEquals(12, again.overlap().identical().size());
        assertEquals(0, again.overlap().changed());
        assertEquals(0, again.writes());
        assertEquals(List.of(), again.newRows());
        assertEquals(12, again.leavingOutIdentical(false).newRows().size());

        Path newer =
                file(HEAD, "R8-1,佐藤,令和8年4月1日,1200", "R8-9,太田,令和8年4月9日,950", "R8-12,川井,令和8年5月1日,10");
        ImportPreview some = into(first.definition(), newer).comparedWith(there.iterator());
        assertEquals(Set.of(0), some.overlap().identical());
        assertEquals(1, some.overlap().changed());
        assertEquals(2, some.writes());
        FieldId number = field(some, "番号").id();
        assertEquals(
                List.of("R8-9", "R8-12"),
                some.newRows().stream().map(r -> r.values().get(number)).toList());

        Path twice = file(HEAD, "R8-1,佐藤,令和8年4月1日,1200", "R8-1,佐藤,令和8年4月1日,1200");
        assertEquals(
                1,
                into(first.definition(), twice)
                        .comparedWith(there.iterator())
                        .overlap()
                        .identical()
                        .size(),
                "the ledger has it once, the file twice");
    }

    private static List<RowState> rows(ImportPreview preview) {
        List<RowState> rows = new ArrayList<>();
        for (NewRow row : preview.newRows()) {
            rows.add(new RowState(UUID.randomUUID(), 1, false, row.values(), Map.of(), null));
        }
        return rows;
    }

    @Test
    void theOverrideIsSaidOnlyWhereARuleWasOverruled() throws IOException {
        LedgerDefinition plain = fresh(doubtful()).definition();
        List<FieldDefinition> fields = new ArrayList<>(plain.fields());
        FieldDefinition name = fields.get(1);
        fields.set(
                1,
                new FieldDefinition(
                        name.id(),
                        name.label(),
                        name.type(),
                        new FieldDefinition.FieldChecks(true, false, null, null, null, null),
                        List.of(),
                        name.access(),
                        false));
        LedgerDefinition strict =
                new LedgerDefinition(
                        plain.id(),
                        1,
                        plain.label(),
                        plain.owner(),
                        true,
                        true,
                        plain.access(),
                        fields);
        List<NewRow> rows = into(strict, doubtful()).newRows();
        assertEquals("取り込み", rows.get(2).note().override());
        assertNull(rows.get(0).note().override());
        assertNull(rows.get(3).note().override());
    }

    @Test
    void aTitleAboveTheTableIsOfferedAndANameChangesNothingElse() throws IOException {
        ImportPreview read =
                fresh(
                        file(
                                "道路占用許可台帳（令和８年度）,,",
                                "番号,氏名,状態",
                                "R8-1,誰か,有効",
                                "R8-2,誰か二,有効",
                                "R8-3,誰か三,取消"));
        assertEquals("道路占用許可台帳（令和８年度）", read.table().title());
        assertEquals("占用台帳R8", read.definition().label().ja());
        ImportPreview named = read.named("道路占用");
        assertEquals("道路占用", named.definition().label().ja());
        assertEquals("道路占用", named.definition().label().en());
        assertEquals(read, named.named("占用台帳R8"));
        assertNull(fresh(file("番号,氏名,状態", "R8-1,誰か,有効", "R8-2,誰か二,有効")).table().title());
    }
}
