package jp.kakehashi.ledgerui.opendata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.ledgerui.opendata.OpenDataModel.Line;
import jp.kakehashi.ledgerui.opendata.OpenDataModel.State;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Columns of open data are chosen, seen, kept under a name and written.
@ExtendWith(ToolkitExtension.class)
class OpenDataDialogTest {
    @TempDir Path dir;
    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.openRoads();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private OpenDataModel dialog() {
        return ToolkitExtension.onScreen(
                () -> {
                    var grid = window.workspace.grid();
                    OpenDataModel model =
                            new OpenDataModel(
                                    grid.desk(),
                                    window.root.context().tasks(),
                                    grid.definitionProperty().get(),
                                    grid.questionProperty()
                                            .get()
                                            .query(grid.ledger(), 0, Integer.MAX_VALUE));
                    new OpenDataDialog(window.root.context(), grid.desk(), model).show();
                    return model;
                });
    }

    private static Line line(OpenDataModel model, String field) {
        return model.linesProperty().get().stream()
                .filter(l -> l.field().id().value().equals(field))
                .findFirst()
                .orElseThrow();
    }

    private void want(OpenDataModel model, String field, boolean wanted, String name) {
        window.on(
                () -> {
                    Line was = line(model, field);
                    model.change(
                            was, new Line(was.field(), was.offer(), wanted, name, "", was.codes()));
                });
    }

    @Test
    void aRecipeIsChosenSeenKeptAndWritten() throws Exception {
        OpenDataModel model = dialog();
        assertFalse(line(model, "name").wanted());
        want(model, "place", true, "占用場所");
        want(model, "fee", true, "占用料（円）");
        window.on(model::look);
        window.await(() -> model.stateProperty().get() instanceof State.Failed);
        assertEquals(
                "problem.open_data.reason",
                ((State.Failed) model.stateProperty().get()).problem().key());
        Pictures.take(window, "open-data-problem");
        window.on(() -> model.reasonProperty().set("道路名だけで個人は分からない"));
        window.on(() -> model.publisherProperty().set("見本市"));
        window.on(model::look);
        window.await(() -> model.stateProperty().get() instanceof State.Seen);
        Pictures.take(window, "open-data");
        Pictures.dressLarge(window);
        Pictures.take(window, "open-data-large");
        Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);
        window.on(() -> model.keep(true, way -> {}));
        window.await(() -> !model.keptProperty().get().isEmpty());
        assertTrue(service.ways.ways.getFirst().office());
        window.on(() -> model.purposeProperty().set("公開"));
        Path csv = dir.resolve("roads.csv");
        window.on(() -> model.write(csv));
        window.await(() -> model.stateProperty().get() instanceof State.Written);
        String text = Files.readString(csv);
        assertTrue(text.startsWith("\uFEFF"), text.substring(0, 20));
        assertTrue(text.lines().findFirst().orElseThrow().contains("占用料（円）"));
        assertFalse(text.lines().findFirst().orElseThrow().contains("氏名"));
        OpenDataModel again = dialog();
        window.await(() -> !again.keptProperty().get().isEmpty());
        window.on(() -> again.take(again.keptProperty().get().getFirst()));
        assertEquals(model.recipe(), again.recipe());
    }
}
