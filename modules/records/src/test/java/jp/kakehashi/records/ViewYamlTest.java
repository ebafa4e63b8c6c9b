package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.LedgerView.Rows;
import org.junit.jupiter.api.Test;

class ViewYamlTest {
    private static final FieldId NAME = new FieldId("name");
    private static final FieldId FEE = new FieldId("fee");
    private final ViewYaml yaml = new ViewYaml();

    @Test
    void aViewComesBackAsItWasWritten() {
        ColumnLayout columns =
                new ColumnLayout(
                        List.of(FEE, NAME),
                        Set.of(FEE),
                        Set.of(NAME),
                        Set.of(NAME),
                        Map.of(FEE, 120),
                        3);
        LedgerView full =
                new LedgerView(
                        new Label("期限が近い順", "Ends soon"),
                        new Rows(
                                "髙橋",
                                List.of(
                                        new Condition(FEE, "≦", "10000"),
                                        new Condition(NAME, "filled", null)),
                                FEE,
                                true,
                                NAME),
                        columns);
        LedgerView plain = new LedgerView(new Label("全部", "全部"), Rows.ALL, ColumnLayout.PLAIN);
        assertEquals(List.of(full, plain), yaml.views(yaml.write(List.of(full, plain))));
        assertEquals(columns, yaml.columns(yaml.write(columns)));
        assertEquals(ColumnLayout.PLAIN, yaml.columns(yaml.write(ColumnLayout.PLAIN)));
    }

    @Test
    void marksAndFormsComeBackAndOldViewsHaveNone() {
        LedgerView view =
                new LedgerView(
                        new Label("期限", "Due"),
                        Rows.ALL,
                        ColumnLayout.PLAIN,
                        List.of(
                                new RowMark(
                                        "fee > 10000",
                                        null,
                                        RowMark.Look.RED,
                                        new Label("高い", "Dear")),
                                new RowMark(
                                        "fee = 0", FEE, RowMark.Look.GREY, new Label("無料", "無料"))),
                        new ViewShape(ViewShape.Kind.CALENDAR, NAME, FEE));
        assertEquals(List.of(view), yaml.views(yaml.write(List.of(view))));
        LedgerView old = yaml.views("views: [{name: x}]").getFirst();
        assertEquals(List.of(), old.marks());
        assertEquals(null, old.shape());
        for (String bad :
                List.of(
                        "views: [{name: x, marks: [{only: fee = 0, look: red}]}]",
                        "views: [{name: x, marks: [{only: fee = 0, look: pink, reason: r}]}]",
                        "views: [{name: x, marks: [{look: red, reason: r}]}]",
                        "views: [{name: x, marks: [{only: a, look: red, reason: '"
                                + "長".repeat(81)
                                + "'}]}]",
                        "views: [{name: x, shape: {kind: globe, by: fee}}]")) {
            assertThrows(ProblemException.class, () -> yaml.views(bad), bad);
        }
    }

    /// A value is text: YAML would take 0120 for eighty and 12:30 for a number of minutes.
    @Test
    void valuesThatLookLikeSomethingElseStayText() {
        List<LedgerView> views = new ArrayList<>();
        for (String value :
                List.of(
                        "0120",
                        "0x1F",
                        "1e3",
                        "12:30",
                        "2027-03-31",
                        "yes",
                        "no",
                        "null",
                        "~",
                        "-",
                        "",
                        " 余白 ",
                        "# 注",
                        "a: b",
                        "'",
                        "\"",
                        "1\n2",
                        "1_000",
                        ".5",
                        "=SUM(A1)",
                        "【】")) {
            views.add(
                    new LedgerView(
                            new Label("x", "x"),
                            new Rows(
                                    null,
                                    List.of(new Condition(NAME, "=", value)),
                                    null,
                                    false,
                                    null),
                            ColumnLayout.PLAIN));
        }
        assertEquals(views, yaml.views(yaml.write(views)));
    }

    @Test
    void aMisspeltWordIsNamedWithItsPlace() {
        ProblemException wrong =
                assertThrows(
                        ProblemException.class,
                        () -> yaml.views("views: [{name: x, conditionz: []}]"));
        assertEquals(List.of("/views/0/conditionz"), wrong.problem().args());
        for (String bad :
                List.of(
                        "views: 3",
                        "views: [{name: x, conditions: [{field: fee, operator: '<'}]}]",
                        "views: [{name: '" + "長".repeat(41) + "'}]",
                        "views: [{name: x, columns: {lines: many}}]",
                        "views: [{name: x, columns: {widths: {fee: wide}}}]")) {
            assertThrows(ProblemException.class, () -> yaml.views(bad), bad);
        }
    }
}
