package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerNews.Item;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.ledgerui.sample.ShelfFinding;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is withdrawn while somebody looks at it, a row, a field or a ledger, goes from every screen
/// that is open, without anything being pressed.
@ExtendWith(ToolkitExtension.class)
class WithdrawnTest {
    private final MemoryLedgers service = SampleCity.busy(SampleCity.SATO);
    private SampleWindow window;

    @BeforeEach
    void open() {
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void withdraw(UUID row) {
        service.comments.forget(row);
        service.years.withdrawn.add(row);
        service.change(SampleCity.ROADS, row, there -> null);
    }

    private String name(int line) {
        return service.peek(SampleCity.ROADS, SampleCity.row(line))
                .values()
                .get(SampleCity.field("name"));
    }

    private ListView<?> list(String style) {
        return (ListView<?>) window.scene.getRoot().lookup(style);
    }

    private void goTo(int line, String field) {
        CellPlace place = new CellPlace(SampleCity.row(line), SampleCity.field(field));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.settle();
    }

    private void find() {
        goTo(2, "place");
        window.press(KeyCode.CONTROL, KeyCode.H);
        window.await(() -> window.scene.getRoot().lookup(".find-form") != null);
        window.on(
                () -> {
                    TextField wanted =
                            (TextField) window.scene.getRoot().lookup(".find-form .text-field");
                    wanted.setText("市道");
                    wanted.fireEvent(new javafx.event.ActionEvent());
                });
        window.await(() -> !list(".find-list").getItems().isEmpty());
        window.settle();
    }

    @Test
    void whatWasFoundToBeReplacedGoesWithItsRow() {
        find();
        withdraw(SampleCity.row(2));
        window.await(() -> list(".find-list").getItems().isEmpty());
        window.await(() -> !window.labelled(window.texts.get("ledger.find.withdrawn")).isEmpty());
        assertEquals(List.of(), ToolkitExtension.onScreen(() -> CutOff.in(window.scene)));
    }

    @Test
    void barsOfAChartAreDrawnWithoutARowThatIsWithdrawn() {
        window.press(KeyCode.SHIFT, KeyCode.F9);
        window.await(
                () -> list(".chart-list") != null && !list(".chart-list").getItems().isEmpty());
        window.settle();
        String before = ToolkitExtension.onScreen(() -> bars());
        withdraw(SampleCity.row(2));
        window.await(() -> !bars().equals(before) && !bars().isEmpty());
    }

    private String bars() {
        return list(".chart-list").getItems().toString();
    }

    @Test
    void openCommentsOfARowThatIsWithdrawnAreListedNoMore() {
        Author abe = new Author("1042", "阿部 太郎", "asahi", "pc-9");
        for (int line : List.of(2, 3)) {
            service.comments.heard(
                    abe,
                    SampleCity.at("2026-11-20", "09:12"),
                    SampleCity.row(line),
                    "name",
                    null,
                    "秘密の相談" + line);
        }
        window.settle();
        window.on(() -> window.workspace.openComments());
        window.await(() -> !window.labelled("秘密の相談2").isEmpty());
        withdraw(SampleCity.row(2));
        window.await(
                () -> window.labelled("秘密の相談2").isEmpty() && !window.labelled("秘密の相談3").isEmpty());
    }

    @Test
    void whatTheBoxFoundGoesWithItsRowAndIsNotRememberedAsUsed() {
        window.on(() -> window.workspace.offerFinding(new ShelfFinding(service)));
        String title = "R8-0007";
        UUID row =
                List.of(1, 2, 3, 4, 5).stream()
                        .map(SampleCity::row)
                        .filter(
                                id ->
                                        title.equals(
                                                service.peek(SampleCity.ROADS, id)
                                                        .values()
                                                        .get(SampleCity.field("number"))))
                        .findFirst()
                        .orElseThrow();
        String name = service.peek(SampleCity.ROADS, row).values().get(SampleCity.field("name"));
        box(title, name);
        window.press(KeyCode.ENTER);
        window.await(() -> window.scene.getRoot().lookup(".find-box") == null);
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.await(() -> inBox(name) > 0);
        window.press(KeyCode.ESCAPE);
        window.await(() -> window.scene.getRoot().lookup(".find-box") == null);
        box(title, name);
        window.await(() -> inBox("1件") > 1);
        long before = ToolkitExtension.onScreen(() -> inBox(name));
        withdraw(row);
        window.await(() -> inBox(name) == before - 1);
        window.press(KeyCode.ESCAPE);
        window.await(() -> window.scene.getRoot().lookup(".find-box") == null);
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.await(() -> window.scene.getRoot().lookupAll(".find-box .find-heading").size() > 0);
        window.settle();
        assertEquals(0, ToolkitExtension.onScreen(() -> inBox(name)));
    }

    private void box(String typed, String found) {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.await(() -> window.scene.lookup(".find-box .text-field") != null);
        window.settle();
        window.type(typed);
        window.await(() -> inBox(found) > 0);
        window.settle();
    }

    private long inBox(String words) {
        return window.scene.getRoot().lookupAll(".find-box .label").stream()
                .filter(node -> ((javafx.scene.control.Label) node).getText().contains(words))
                .count();
    }

    @Test
    void aDraftOnShowIsAskedForAnewWhenARowOfItIsWithdrawn() {
        service.approvals.add("道路占用許可（変更）");
        window.on(() -> window.workspace.openApprovals());
        window.await(() -> !window.labelled("面積は図面で確認した。").isEmpty());
        window.settle();
        service.approvals.trouble = Problem.invalid("problem.ledger.unknown", SampleCity.ROADS);
        withdraw(SampleCity.row(12));
        window.await(() -> window.labelled("面積は図面で確認した。").isEmpty());
    }

    @Test
    void newsOfARowThatIsWithdrawnGoesFromTheOpenList() {
        service.news.items.add(
                new Item(
                        service.definition(SampleCity.ROADS),
                        SampleCity.row(4),
                        service.peek(SampleCity.ROADS, SampleCity.row(4)),
                        "阿部",
                        ChangeKind.EDIT,
                        Set.of(),
                        1,
                        "秘密の言葉",
                        null,
                        SampleCity.at("2026-11-21", "10:42"),
                        42,
                        true));
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
        window.await(() -> list(".news-list") != null && !list(".news-list").getItems().isEmpty());
        window.settle();
        service.news.items.clear();
        withdraw(SampleCity.row(4));
        window.await(() -> list(".news-list").getItems().isEmpty());
    }

    @Test
    void aRowThatIsWithdrawnGoesFromWhatClosingAYearWouldDo() {
        window.on(window.workspace::openYears);
        var model = ToolkitExtension.onScreen(() -> window.workspace.years().model());
        window.await(() -> model.openedProperty().get() != null);
        window.on(() -> model.choose(new FiscalYear(2026)));
        UUID row = SampleCity.row(2);
        window.await(
                () ->
                        model.chosenProperty().get() != null
                                && model.chosenProperty().get().names().containsKey(row));
        window.settle();
        withdraw(row);
        window.await(
                () ->
                        model.chosenProperty().get() != null
                                && !model.chosenProperty().get().names().containsKey(row));
    }

    @Test
    void aRowThatIsWithdrawnGoesFromAListOfDestruction() {
        window.on(window.workspace::openYears);
        var model = ToolkitExtension.onScreen(() -> window.workspace.years().model());
        window.await(() -> model.openedProperty().get() != null);
        window.on(() -> window.workspace.years().lists(new FiscalYear(2024)));
        String see = window.texts.get("ledger.destroy.look");
        window.await(() -> !window.labelled(see).isEmpty());
        window.on(() -> window.lastButton(see).fire());
        window.await(() -> !window.labelled("道占-1102").isEmpty());
        window.settle();
        withdraw(SampleCity.row(2));
        window.await(
                () ->
                        window.labelled("道占-1102").isEmpty()
                                && !window.labelled("道占-1103").isEmpty());
    }

    @Test
    void aLedgerIsLeftAsSoonAsAFieldOfItIsWithdrawn() {
        find();
        service.add(keeping(SampleCity.roads(), "place"));
        service.change(SampleCity.ROADS, SampleCity.row(5), row -> row);
        window.await(() -> window.workspace.grid() == null);
        assertEquals(null, window.scene.getRoot().lookup(".find-form"));
        window.await(() -> window.shows(window.texts.get("ledger.grid.withdrawn")));
        assertFalse(window.shows(name(2)));
    }

    /// The form, one field of which is for another section from now on.
    private static LedgerDefinition keeping(LedgerDefinition form, String hidden) {
        AccessRule others = new AccessRule(Set.of(), Set.of(), Set.of("tax"));
        List<FieldDefinition> fields =
                form.fields().stream()
                        .map(
                                f ->
                                        f.id().value().equals(hidden)
                                                ? new FieldDefinition(
                                                        f.id(),
                                                        f.label(),
                                                        f.type(),
                                                        f.checks(),
                                                        f.choices(),
                                                        new FieldAccess(others, others),
                                                        f.individualNumber())
                                                : f)
                        .toList();
        return new LedgerDefinition(
                form.id(),
                form.version() + 1,
                form.label(),
                form.owner(),
                form.authorsResolve(),
                form.personal(),
                form.access(),
                fields,
                form.views());
    }

    @Test
    void aLedgerIsLeftAsSoonAsRowsOfItAreKept() {
        AccessRule others = new AccessRule(Set.of(), Set.of(), Set.of("tax"));
        service.add(
                SampleCity.roads()
                        .guardedBy(
                                new RowGuard(
                                        SampleCity.field("state"),
                                        Set.of("valid"),
                                        others,
                                        Set.of())));
        service.change(SampleCity.ROADS, SampleCity.row(5), row -> row);
        window.await(() -> window.workspace.grid() == null);
    }

    @Test
    void aLedgerThatIsWithdrawnIsLeft() {
        String name = name(2);
        service.failWith(Problem.invalid("problem.ledger.unknown", SampleCity.ROADS));
        service.change(SampleCity.ROADS, SampleCity.row(5), row -> row);
        window.await(() -> window.workspace.grid() == null);
        assertFalse(window.shows(name));
    }
}
