package jp.kakehashi.sheets;

import static jp.kakehashi.sheets.ClerksBook.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import jp.kakehashi.sheets.SheetProblem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workbooks as clerks leave them.
class ClerksWorkbooksTest {
    @TempDir Path folder;

    @Test
    void aHeaderOfTwoLinesIsJoinedWhereTheUpperNameSpans() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("道路占用許可台帳")
                                .row(null, null, null, null, "令和5年4月1日現在")
                                .row("番号", "申請者", null, "許可", null, "備考")
                                .row(null, "氏名", "住所", "年月日", "番号", null)
                                .row(1, "佐藤", "本町", in(ClerksBook.ERA, 44958), "12", "済")
                                .row(2, "髙橋", "大宝寺", in(ClerksBook.ERA, 44959), "13", null)
                                .merge("A1:F1")
                                .merge("A3:A4")
                                .merge("B3:C3")
                                .merge("D3:E3")
                                .merge("F3:F4"));
        assertEquals(List.of(3, 4), table.headerRows());
        assertEquals("A3:F6", table.range());
        assertEquals(List.of("番号", "申請者 氏名", "申請者 住所", "許可 年月日", "許可 番号", "備考"), names(table));
        assertEquals(List.of("1", "佐藤", "本町", "2023-02-01", "12", "済"), table.rows().getFirst());
    }

    @Test
    void aHeaderOfTwoLinesIsJoinedWithoutMergedCellsToo() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("番号", "申請者", null, "金額", "備考")
                                .row(null, "氏名", "住所", "（円）", null)
                                .row(1, "佐藤", "本町", 100, null)
                                .row(2, "髙橋", "大宝寺", 200, "あ"));
        assertEquals(List.of("番号", "申請者 氏名", "申請者 住所", "金額（円）", "備考"), names(table));
        assertEquals(List.of(1, 2), table.headerRows());
        assertEquals(SheetFieldType.YEN, table.fields().get(3).type());
    }

    @Test
    void tablesSideBySideAndBelowOneAnotherAreTablesOfTheirOwn() throws IOException {
        List<SheetTable> tables =
                read(
                        new ClerksBook()
                                .row("本所", null, null, null, "支所")
                                .row("氏名", "金額", null, null, "氏名", "件数")
                                .row("佐藤", 100, null, null, "本間", 3)
                                .row("髙橋", 200, null, null, "渡部", 4)
                                .row("合計", 300)
                                .rowAt(8, "休みの一覧")
                                .rowAt(9, "職員", "日付", "理由")
                                .rowAt(10, "佐藤", "R5.2.1", "私用")
                                .rowAt(11, "本間", "R5.2.2", "病気"));
        assertEquals(3, tables.size());
        assertEquals("A2:B4", tables.get(0).range());
        assertEquals("E2:F4", tables.get(1).range());
        assertEquals("A9:C11", tables.get(2).range());
        assertEquals(List.of("本間", "3"), tables.get(1).rows().getFirst());
        assertEquals(List.of("佐藤", "2023-02-01", "私用"), tables.get(2).rows().getFirst());
        assertEquals(List.of(Kind.TOTAL_ROW), kinds(tables.get(0)));
    }

    @Test
    void anEmptyRowInATableDoesNotEndIt() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("氏名", "住所", "電話")
                                .row("佐藤", "本町", "0235-25-2111")
                                .rowAt(5, "髙橋", "大宝寺", "0235-25-2112")
                                .rowAt(6, "本間", "馬場町", "0235-25-2113"));
        assertEquals(3, table.rows().size());
        assertEquals("A1:C6", table.range());
        assertEquals(List.of(2, 5, 6), table.rowNumbers());
    }

    @Test
    void totalsAreLeftOutAndNamedWhereverTheyStand() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("地区", "氏名", "金額")
                                .row("本町", "佐藤", 100)
                                .row("本町", "髙橋", 200)
                                .row("本町計", null, 300)
                                .row("会計課", "本間", 50)
                                .row(null, "小　計", 50)
                                .row("【合計】", null, 350)
                                .row("統計", "渡部", 70));
        assertEquals(
                List.of("佐藤", "髙橋", "本間", "渡部"), table.rows().stream().map(r -> r.get(1)).toList());
        assertEquals(
                List.of("A4", "B6", "A7"),
                table.problems().stream()
                        .filter(p -> p.kind() == Kind.TOTAL_ROW)
                        .map(SheetProblem::cell)
                        .toList());
    }

    @Test
    void whatIsNotWrittenTwiceIsFilledInOnlyWhereItIsCertain() throws IOException {
        SheetTable merged =
                only(
                        new ClerksBook()
                                .row("地区", "氏名", "金額")
                                .row("本町", "佐藤", 100)
                                .row(null, "髙橋", 200)
                                .row("馬場町", "〃", "同上")
                                .merge("A2:A3"));
        assertEquals(
                List.of(
                        List.of("本町", "佐藤", "100"),
                        List.of("本町", "髙橋", "200"),
                        List.of("馬場町", "髙橋", "200")),
                merged.rows());
        assertEquals(List.of(), merged.problems());
        SheetTable blank =
                only(
                        new ClerksBook()
                                .row("地区", "氏名", "金額")
                                .row("本町", "佐藤", 100)
                                .row(null, "髙橋", 200)
                                .row("馬場町", "本間", 300)
                                .row(null, "渡部", 400));
        assertEquals(Arrays.asList(null, "髙橋", "200"), blank.rows().get(1));
        assertEquals(
                List.of(
                        new SheetProblem("台帳", "A3", Kind.BLANK_SAME, "", "本町"),
                        new SheetProblem("台帳", "A5", Kind.BLANK_SAME, "", "馬場町")),
                blank.problems());
        SheetTable nested =
                only(
                        new ClerksBook()
                                .row("No.", "課", "係", "氏名")
                                .row(1, "土木課", "管理係", "佐藤")
                                .row(2, null, null, "本間")
                                .row(3, null, "維持係", "渡部")
                                .row(4, "都市計画課", "計画係", "阿部"));
        assertEquals(
                List.of("B3 blank_same  土木課", "B4 blank_same  土木課", "C3 blank_same  管理係"),
                shown(nested));
        SheetTable first = only(new ClerksBook().row("地区", "氏名").row("〃", "佐藤").row("本町", "本間"));
        assertEquals(List.of(Kind.NOTHING_ABOVE), kinds(first));
    }

    @Test
    void aGroupThatItsTotalClosesIsFilledIn() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("地区", "氏名", "金額")
                                .row("本町", "佐藤", 100)
                                .row(null, "髙橋", 200)
                                .row("小計", null, 300)
                                .row("馬場町", "本間", 300)
                                .row(null, "渡部", 400)
                                .row("小計", null, 700));
        assertEquals(
                List.of("本町", "本町", "馬場町", "馬場町"),
                table.rows().stream().map(r -> r.getFirst()).toList());
    }

    @Test
    void hiddenStruckColouredAndCommentedCellsAreNamed() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("氏名", "住所", "金額")
                                .row("佐藤", "本町", 100)
                                .hiddenRow("髙橋", "大宝寺", 200)
                                .row(
                                        in(ClerksBook.STRUCK, "本間"),
                                        in(ClerksBook.STRUCK, "馬場町"),
                                        in(ClerksBook.STRUCK, 300))
                                .row("渡部", "~~旧町~~新町", in(ClerksBook.STRUCK, 400))
                                .row(
                                        in(ClerksBook.YELLOW, "五十嵐"),
                                        in(ClerksBook.YELLOW, "本町"),
                                        in(ClerksBook.YELLOW, 500))
                                .row("阿部", in(ClerksBook.RED, "本町"), 600)
                                .row("斎藤", "本町", 700)
                                .hideColumn(2)
                                .comment("A2", "転居予定")
                                .picture(8, 2, "印影"));
        assertEquals(
                List.of(
                        "B1 hidden_column 住所",
                        "A3 hidden_row 髙橋",
                        "A4 struck_row 本間",
                        "B5 struck_part 旧町新町 新町",
                        "C5 struck 400",
                        "A6 colour_row FFFF00",
                        "B7 colour 文字 FF0000",
                        "A2 comment 転居予定",
                        "C8 image 印影"),
                shown(table));
        assertEquals(7, table.rows().size());
    }

    @Test
    void everySecondRowInGreyIsOnlyDecoration() throws IOException {
        ClerksBook book = new ClerksBook().row("氏名", "金額");
        for (int i = 0; i < 10; i++) {
            int style = i % 2 == 0 ? ClerksBook.GREY : ClerksBook.PLAIN;
            book.row(in(style, "甲" + i), in(style, i * 100));
        }
        assertEquals(List.of(), only(book).problems());
    }

    @Test
    void codesThatLostTheirZerosAreNamed() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("氏名", "郵便番号", "電話番号", "〒")
                                .row("佐藤", in(ClerksBook.POSTAL, 9978601), 9012345678L, 600001)
                                .row("髙橋", in(ClerksBook.POSTAL, 600001), 235252111L, 9978601));
        assertEquals(List.of("佐藤", "997-8601", "9012345678", "600001"), table.rows().get(0));
        assertEquals(List.of("髙橋", "060-0001", "235252111", "9978601"), table.rows().get(1));
        assertEquals(
                List.of(
                        "C2 lost_zero 9012345678 09012345678",
                        "D2 lost_zero 600001 0600001",
                        "C3 lost_zero 235252111 0235252111"),
                shown(table));
        assertEquals(SheetFieldType.PHONE, table.fields().get(2).type());
        assertEquals(SheetFieldType.TEXT, table.fields().get(1).type());
    }

    @Test
    void aColumnOfTwoKindsIsTextAndNamesTheCellsThatDiffer() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("氏名", "面積", "許可日")
                                .row("佐藤", 10, 44958)
                                .row("髙橋", "約20㎡", "R5.2.2")
                                .row("本間", 30, "R5.2.3"));
        assertEquals(SheetFieldType.TEXT, table.fields().get(1).type());
        assertEquals(SheetFieldType.DATE, table.fields().get(2).type());
        assertEquals(List.of("C2 not_a_date 44958 2023-02-01", "B3 mixed 約20㎡"), shown(table));
    }

    @Test
    void emptyColumnsRepeatedHeadersAndSectionsAreMinded() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("氏名", "予備", "金額", null)
                                .row("■本町地区")
                                .row("佐藤", null, "１，２００円", "x")
                                .row("氏名", "予備", "金額")
                                .row("髙橋", null, "▲５００", null)
                                .row("※端数は切り捨て"));
        assertEquals(List.of("氏名", "予備", "金額", "列D"), names(table));
        assertEquals(
                List.of(
                        Arrays.asList("佐藤", null, "1200", "x"),
                        Arrays.asList("髙橋", null, "-500", null)),
                table.rows());
        assertEquals(
                List.of(Kind.NO_HEADER, Kind.SECTION_ROW, Kind.REPEATED_HEADER, Kind.NOTE_ROW),
                kinds(table));
    }

    @Test
    void daysCountedFrom1904AreThoseDays() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("氏名", "許可日")
                                .row("佐藤", in(ClerksBook.ERA, 43496))
                                .counting1904());
        assertEquals("2023-02-01", table.rows().getFirst().get(1));
    }

    @Test
    void aFilterSaysWhichRowIsTheHeader() throws IOException {
        SheetTable table =
                only(
                        new ClerksBook()
                                .row("甲", "乙", "丙")
                                .row("山", "川", "谷")
                                .row("海", "空", "森")
                                .filter("A2:C3"));
        assertEquals(List.of(2), table.headerRows());
        assertEquals(1, table.rows().size());
    }

    @Test
    void aTableOfNothingButAHeaderIsOne() throws IOException {
        SheetTable table = only(new ClerksBook().row("氏名", "住所", "電話"));
        assertEquals(0, table.rows().size());
        assertEquals("A1:C1", table.range());
        assertEquals(List.of(1), table.headerRows());
        assertTrue(table.problems().isEmpty());
    }

    private SheetTable only(ClerksBook book) throws IOException {
        List<SheetTable> tables = read(book);
        assertEquals(1, tables.size(), tables.toString());
        return tables.getFirst();
    }

    private List<SheetTable> read(ClerksBook book) throws IOException {
        return new WorkbookReader().read(book.save(folder.resolve("clerk.xlsx")));
    }

    private static List<String> names(SheetTable table) {
        return table.fields().stream().map(SheetTable.Field::name).toList();
    }

    private static List<Kind> kinds(SheetTable table) {
        return table.problems().stream().map(SheetProblem::kind).toList();
    }

    private static List<String> shown(SheetTable table) {
        return table.problems().stream()
                .map(
                        p ->
                                (p.cell() + " " + p.kind().code() + " " + p.saw())
                                        + (p.suggests() == null ? "" : " " + p.suggests()))
                .toList();
    }
}
