package jp.kakehashi.ledgerui.jobs;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.KeptWay;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.wire.ExportJobMessages.Every;
import jp.kakehashi.wire.ExportJobMessages.ExportForm;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.Place;
import jp.kakehashi.wire.ExportJobMessages.Times;

/// A new job: what, in which form, where and when.
final class ExportJobForm extends VBox {
    private static final int USUAL_HOUR = 6;

    private final LedgerDesk desk;
    private final ExportJobsModel model;
    private final ComboBox<ExportForm> form = new ComboBox<>();
    private final ComboBox<String> view = new ComboBox<>();
    private final ComboBox<KeptWay> recipe = new ComboBox<>();
    private final TextField folder = new TextField();
    private final TextField file = new TextField();
    private final TextField purpose = new TextField();
    private final ComboBox<Every> every = new ComboBox<>();
    private final ComboBox<Integer> day = new ComboBox<>();
    private final ComboBox<Integer> hour = new ComboBox<>();
    private final ComboBox<Integer> minute = new ComboBox<>();
    private final Node views;
    private final Node recipes;

    ExportJobForm(Controls controls, LedgerDesk desk, ExportJobsModel model) {
        super(10);
        this.desk = desk;
        this.model = model;
        Texts texts = desk.texts();
        words(form, f -> form(texts, f));
        form.getItems().setAll(ExportForm.values());
        form.setValue(ExportForm.XLSX);
        words(view, v -> v.isEmpty() ? texts.get("ledger.jobs.allRows") : v);
        List<String> names = new ArrayList<>(List.of(""));
        model.ledger().views().forEach(v -> names.add(v.name().ja()));
        view.getItems().setAll(names);
        view.setValue("");
        words(recipe, KeptWay::name);
        model.recipesProperty().addListener((source, was, now) -> recipe.getItems().setAll(now));
        words(every, e -> every(texts, e));
        every.getItems().setAll(Every.values());
        every.setValue(Every.DAY);
        words(hour, h -> Integer.toString(h));
        hour.getItems().setAll(IntStream.range(0, 24).boxed().toList());
        hour.setValue(USUAL_HOUR);
        words(minute, "%02d"::formatted);
        minute.getItems().setAll(IntStream.range(0, 60).boxed().toList());
        minute.setValue(0);
        file.setText(model.ledger().label().ja());
        views = controls.field("ledger.jobs.view", view);
        recipes = controls.field("ledger.jobs.recipe", recipe);
        HBox when =
                new HBox(
                        8,
                        controls.field("ledger.jobs.every", every),
                        controls.field("ledger.jobs.day", day),
                        controls.field("ledger.jobs.hour", hour),
                        controls.field("ledger.jobs.minute", minute));
        getChildren()
                .addAll(
                        controls.subsection("ledger.jobs.new"),
                        controls.field("ledger.jobs.form", form),
                        views,
                        recipes,
                        controls.field("ledger.jobs.folder", folder),
                        controls.note("ledger.jobs.folderHint"),
                        controls.field("ledger.jobs.file", file),
                        when);
        if (model.ledger().personal()) {
            getChildren().add(controls.field("ledger.export.purpose", purpose));
        }
        getChildren().add(controls.note("ledger.jobs.rights"));
        form.valueProperty().addListener((source, was, now) -> fit());
        every.valueProperty().addListener((source, was, now) -> fit());
        fit();
    }

    private void fit() {
        boolean open = form.getValue() == ExportForm.OPEN_DATA;
        views.setManaged(!open);
        views.setVisible(!open);
        recipes.setManaged(open);
        recipes.setVisible(open);
        Every chosen = every.getValue();
        int last = chosen == Every.WEEK ? 7 : chosen == Every.MONTH ? 31 : 0;
        day.setDisable(last == 0);
        words(day, d -> chosen == Every.WEEK ? weekday(desk.texts(), d) : Integer.toString(d));
        day.getItems().setAll(IntStream.rangeClosed(1, last).boxed().toList());
        day.setValue(last == 0 ? null : 1);
    }

    /// Sends what is chosen.
    void send() {
        boolean open = form.getValue() == ExportForm.OPEN_DATA;
        KeptWay way = recipe.getValue();
        Integer on = day.getValue();
        String shown = view.getValue();
        model.put(
                new ExportJob(
                        UUID.randomUUID(),
                        model.ledger().id(),
                        Objects.requireNonNull(form.getValue()),
                        open || shown == null || shown.isEmpty() ? null : shown,
                        open && way != null ? way.id() : null,
                        new Place(folder.getText().strip(), file.getText().strip()),
                        new Times(
                                Objects.requireNonNull(every.getValue()),
                                on == null ? 0 : on,
                                Objects.requireNonNull(hour.getValue()),
                                Objects.requireNonNull(minute.getValue())),
                        desk.purpose(model.ledger().id(), purpose.getText().strip())));
    }

    static String form(Texts texts, ExportForm form) {
        return texts.get(
                switch (form) {
                    case XLSX -> "ledger.jobs.xlsx";
                    case CSV_UTF_8 -> "ledger.jobs.csv";
                    case CSV_WINDOWS_31J -> "ledger.jobs.csvShiftJis";
                    case OPEN_DATA -> "ledger.jobs.openData";
                });
    }

    private static String every(Texts texts, Every every) {
        return texts.get(
                switch (every) {
                    case DAY -> "ledger.jobs.every.day";
                    case WEEK -> "ledger.jobs.every.week";
                    case MONTH -> "ledger.jobs.every.month";
                });
    }

    static String weekday(Texts texts, int day) {
        Locale locale = Locale.forLanguageTag(texts.language().code());
        return DayOfWeek.of(day).getDisplayName(TextStyle.SHORT, locale);
    }

    private static <T> void words(ComboBox<T> box, Function<T, String> words) {
        box.setConverter(new InWords<>(words));
    }
}
