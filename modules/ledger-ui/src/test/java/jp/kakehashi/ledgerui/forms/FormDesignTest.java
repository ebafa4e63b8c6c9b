package jp.kakehashi.ledgerui.forms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Kind;
import jp.kakehashi.documents.form.TemplateFile;
import jp.kakehashi.documents.print.Printers;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.ledgerui.forms.FormDesignModel.Pen;
import jp.kakehashi.ledgerui.forms.FormTrial.With;
import jp.kakehashi.ledgerui.paper.PaperDialog;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleBlank;
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

/// Values find their places on an old blank form, and rows are printed on it.
@ExtendWith(ToolkitExtension.class)
class FormDesignTest {
    private static final String[] NAMES = {"許可番号", "占用者", "住所", "許可の日", "占用料", "備考"};

    @TempDir Path dir;
    private MemoryLedgers service;
    private SampleWindow window;
    private final AtomicReference<KeptWay> made = new AtomicReference<>();

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

    private PaperRows rows() {
        var grid = window.workspace.grid();
        return new PaperRows(
                grid.definitionProperty().get(),
                grid.fields(),
                grid.fields(),
                grid.questionProperty().get().query(grid.ledger(), 0, Integer.MAX_VALUE),
                412,
                null);
    }

    private FormDesignModel designer() throws Exception {
        Path blank = SampleBlank.permit(dir.resolve("道路占用許可書.pdf"), NAMES);
        FormDesignModel model =
                ToolkitExtension.onScreen(
                        () -> {
                            FormDesignDialog dialog =
                                    new FormDesignDialog(
                                            window.root.context(),
                                            window.workspace.grid().desk(),
                                            rows(),
                                            made::set);
                            dialog.show(null);
                            return dialog.model();
                        });
        window.on(() -> model.open(blank));
        window.await(() -> model.trial().seenProperty().get() != null && model.trial().still());
        return model;
    }

    private void draw(FormDesignModel model, String field, double x, double y, double w, double h) {
        window.on(
                () -> {
                    model.penProperty()
                            .set(
                                    new Pen(
                                            field == null
                                                    ? null
                                                    : model.rows()
                                                            .definition()
                                                            .field(SampleCity.field(field))
                                                            .orElseThrow()));
                    model.draw(new Box(x, y, w, h));
                });
    }

    private void still(FormDesignModel model) {
        window.await(() -> model.trial().still());
    }

    private void fill(FormDesignModel model) {
        draw(model, "permit", 70.6, 60.5, 60, 11);
        draw(model, "name", 70.6, 72.5, 109, 11);
        draw(model, "address", 70.6, 84.5, 109, 11);
        draw(model, "permitted", 70.6, 96.5, 60, 11);
        draw(model, "fee", 70.6, 108.5, 40, 11);
        draw(model, "note", 70.6, 120.5, 109, 11);
        draw(model, null, 150, 20, 26, 26);
        still(model);
    }

    @Test
    void boxesSnapToTheRuledLinesAndMoveByHalfAMillimetre() throws Exception {
        FormDesignModel model = designer();
        draw(model, "name", 70.6, 72.7, 109, 11);
        Box box = model.sketchProperty().get().chosen().orElseThrow().box();
        assertEquals(71, box.x(), 0.25);
        assertEquals(72, box.y(), 0.25);
        assertEquals(108, box.width(), 0.4);
        assertEquals(12, box.height(), 0.3);
        window.on(() -> window.scene.getRoot().lookup(".form-page").requestFocus());
        window.press(KeyCode.RIGHT);
        window.press(KeyCode.SHIFT, KeyCode.DOWN);
        Box moved = model.sketchProperty().get().chosen().orElseThrow().box();
        assertEquals(box.x() + 0.5, moved.x(), 0.011);
        assertEquals(box.height() + 0.5, moved.height(), 0.011);
        window.press(KeyCode.CONTROL, KeyCode.Z);
        window.press(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(box, model.sketchProperty().get().chosen().orElseThrow().box());
        window.press(KeyCode.CONTROL, KeyCode.Y);
        assertEquals(
                box.x() + 0.5,
                model.sketchProperty().get().chosen().orElseThrow().box().x(),
                0.011);
        window.press(KeyCode.DELETE);
        assertTrue(model.sketchProperty().get().boxes().isEmpty());
    }

    @Test
    void theLongestValuesTellWhatHasNoRoom() throws Exception {
        FormDesignModel model = designer();
        fill(model);
        window.on(
                () -> {
                    model.trial().withProperty().set(With.ROW);
                    model.look();
                });
        still(model);
        PrintReport row = model.trial().seenProperty().get().report();
        assertTrue(row.clean(), row.entries().toString());
        window.on(() -> model.select("備考"));
        window.on(() -> model.place(new Box(70, 120, 14, 4), false));
        window.on(
                () -> {
                    model.trial().withProperty().set(With.LONGEST);
                    model.look();
                });
        still(model);
        PrintReport longest = model.trial().seenProperty().get().report();
        assertEquals(PrintReport.Kind.CUT, longest.entries().getFirst().kind());
        assertTrue(longest.entries().getFirst().where().contains("備考"));
    }

    @Test
    void aFormIsSavedAndRowsArePrintedOnIt() throws Exception {
        FormDesignModel model = designer();
        fill(model);
        draw(model, "state", 30, 140, 14, 8);
        window.on(
                () ->
                        model.change(
                                b ->
                                        FormBoxes.in(
                                                b,
                                                FormBoxes.Way.CIRCLE,
                                                model.rows()
                                                        .definition()
                                                        .field(SampleCity.field("state"))
                                                        .orElseThrow())));
        still(model);
        Pictures.take(window, "forms-designer");
        window.on(() -> model.select("許可日"));
        window.on(
                () -> {
                    model.trial().withProperty().set(With.ROW);
                    model.look();
                });
        still(model);
        Pictures.take(window, "forms-designer-row");
        Pictures.dressLarge(window);
        Pictures.take(window, "forms-designer-large");
        Pictures.dress(window, Theme.LIGHT, TextSize.NORMAL, Language.JAPANESE);
        window.press(KeyCode.CONTROL, KeyCode.S);
        window.await(() -> made.get() != null);
        KeptWay form = made.get();
        assertEquals("道路占用許可書", form.name());
        assertFalse(form.office());
        assertEquals(Kind.CHOICE, new TemplateFile().read(form.text()).fields().getLast().kind());
        window.on(
                () ->
                        new PaperDialog(
                                        window.root.context(),
                                        window.workspace.grid().desk(),
                                        rows(),
                                        new Printers(java.util.List::of))
                                .on(form)
                                .show());
        window.await(() -> window.scene.getRoot().lookup(".paper-place .image-view") != null);
        assertTrue(service.papers.orders.getLast().shape() instanceof PaperShape.Form);
        Pictures.take(window, "forms-print");
        Pictures.dressLarge(window);
        Pictures.take(window, "forms-print-large");
    }

    @Test
    void aHostileBlankIsNamedAndNothingIsLost() throws Exception {
        FormDesignModel model = designer();
        draw(model, "name", 70.6, 72.7, 109, 11);
        Path bad = Files.writeString(dir.resolve("bad.pdf"), "%PDF-1.7 and nothing more");
        window.on(() -> model.open(bad));
        window.await(() -> model.problemProperty().get() != null);
        assertEquals("problem.document.blank_damaged", model.problemProperty().get().key());
        assertEquals(1, model.sketchProperty().get().boxes().size());
        Pictures.take(window, "forms-designer-problem");
        service.ways.refusal = Problem.unavailable("problem.way.offline");
        window.on(() -> model.save(made::set));
        window.await(() -> model.problemProperty().get() != null);
        assertEquals("problem.way.offline", model.problemProperty().get().key());
        window.press(KeyCode.ESCAPE);
        assertTrue(window.shows("保存していない変更があります"));
        assertEquals(
                0,
                window.scene.getRoot().lookupAll(".radio-button").stream()
                        .map(RadioButton.class::cast)
                        .filter(RadioButton::isDisabled)
                        .count());
    }
}
