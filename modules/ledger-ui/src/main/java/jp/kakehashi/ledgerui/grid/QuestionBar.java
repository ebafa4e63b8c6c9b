package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.Looking;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.formula.FormulaHelp;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.ui.Icon;
import org.jspecify.annotations.Nullable;

/// Under the title: which rows are shown and in which order, as chips that can be taken off,
/// and how many rows and yen that makes.
final class QuestionBar extends HBox {
    private static final int SHOWN = 32;
    private static final double MOST_PEOPLE = 0.25;
    private static final Duration BETWEEN = Duration.millis(300);

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final FlowPane chips = new FlowPane(8, 4);
    private final Label counts = new Label();
    private final Button stop;
    private final Timeline clockwork;
    private final Ways ways;
    private final PeopleStrip people;
    private List<StateChip> states = List.of();

    /// What the chips lead to.
    record Ways(
            Runnable views,
            Runnable saveView,
            Runnable marks,
            Runnable shape,
            Runnable condition,
            Runnable formula,
            Runnable order,
            Runnable columns,
            Runnable group) {}

    QuestionBar(GridViewModel model, PeopleStrip people, Ways ways) {
        this.model = model;
        this.ways = ways;
        this.people = people;
        this.desk = model.desk();
        getStyleClass().addAll("bar", "thin", "question-bar");
        chips.setAlignment(Pos.CENTER_LEFT);
        chips.setPrefWrapLength(400);
        widthProperty().addListener((source, was, now) -> wrap());
        HBox.setHgrow(chips, Priority.ALWAYS);
        counts.getStyleClass().addAll("t-s", "ink-3", "counts");
        counts.setMinWidth(Region.USE_PREF_SIZE);
        stop = chip("", () -> model.looking().stop());
        stop.managedProperty().bind(stop.visibleProperty());
        clockwork = new Timeline(new KeyFrame(BETWEEN, event -> model.looking().look()));
        clockwork.setCycleCount(Animation.INDEFINITE);
        model.looking().farProperty().addListener((source, was, now) -> render());
        model.looking().awaitedProperty().addListener((source, was, now) -> follow());
        follow();
        getChildren().addAll(chips, people, counts, stop);
        people.onDrawn(this::wrap);
        setMinHeight(USE_PREF_SIZE);
        render();
    }

    /// Says how the ledger itself stands, before what is asked of it.
    void states(List<StateChip> shown) {
        states = List.copyOf(shown);
        render();
    }

    private void follow() {
        if (model.looking().awaitedProperty().get()) {
            clockwork.play();
        } else {
            clockwork.stop();
        }
    }

    /// As wide as there is room: a bar reckoned for less would keep a line free that nothing needs.
    private void wrap() {
        people.compact(false);
        people.compact(people.prefWidth(-1) > getWidth() * MOST_PEOPLE);
        double room = getWidth() - counts.prefWidth(-1) - people.prefWidth(-1) - 60;
        chips.setPrefWrapLength(Math.max(200, room));
    }

    void render() {
        GridQuestion question = model.questionProperty().get();
        List<Node> nodes = new ArrayList<>();
        for (StateChip state : states) {
            Button chip = chip(state.words().get(), state.go());
            chip.getStyleClass().addAll("state", state.tone().styleClass());
            chip.setGraphic(state.icon().node("fine"));
            nodes.add(chip);
        }
        view(nodes);
        int marked = model.views().marks().allProperty().get().size();
        if (marked > 0) {
            Button marks = chip(desk.texts().get("ledger.question.marks", marked), ways.marks());
            marks.getStyleClass().add("on");
            nodes.add(marks);
        }
        String search = question.search();
        if (search != null) {
            nodes.add(
                    removable(
                            desk.texts().get("ledger.question.search", search),
                            () -> model.ask(question.searching(""))));
        }
        for (Filter filter : question.filters()) {
            nodes.add(removable(words(filter), () -> model.ask(question.without(filter))));
        }
        Button add = chip(desk.texts().get("ledger.question.add"), ways.condition());
        add.setGraphic(Icon.ADD.node("finest"));
        nodes.add(add);
        formula(nodes, question);
        nodes.add(shape());
        Button order = chip(order(question), ways.order());
        if (question.sort() != null || question.formulas().by() != null) {
            Icon arrow = question.descending() ? Icon.SORT_DOWN : Icon.SORT_UP;
            order.setGraphic(arrow.node());
            order.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        }
        nodes.add(order);
        nodes.add(columns());
        Button group =
                chip(
                        question.group() == null
                                ? desk.texts().get("ledger.question.group")
                                : desk.texts()
                                        .get("ledger.question.groupBy", label(question.group())),
                        ways.group());
        if (question.group() != null) {
            group.getStyleClass().add("on");
        }
        nodes.add(group);
        chips.getChildren().setAll(nodes);
        counts.setText(model.definitionProperty().get() == null ? "" : counted());
        stop.setText(desk.texts().get("ledger.question.stop"));
        stop.setVisible(model.looking().farProperty().get() != null);
        wrap();
    }

    /// The view that is open, and once something was changed what can be done about it.
    private void view(List<Node> nodes) {
        Views.Opened opened = model.views().openedProperty().get();
        if (opened == null) {
            nodes.add(chip(desk.texts().get("ledger.question.views"), ways.views()));
            return;
        }
        String name = opened.named().view().name().in(desk.language());
        boolean changed = model.views().changed();
        Button view =
                chip(
                        desk.texts()
                                .get(
                                        changed
                                                ? "ledger.question.viewChanged"
                                                : "ledger.question.view",
                                        name),
                        ways.views());
        view.getStyleClass().add("on");
        nodes.add(view);
        if (changed) {
            if (model.views().maySave()) {
                nodes.add(chip(desk.texts().get("ledger.question.saveView"), ways.saveView()));
            }
            nodes.add(
                    chip(
                            desk.texts().get("ledger.question.revertView"),
                            () -> model.views().revert()));
        }
        if (opened.fit().leftOut() > 0) {
            Label left =
                    new Label(desk.texts().get("ledger.question.leftOut", opened.fit().leftOut()));
            left.getStyleClass().addAll("t-s", "tone-warn");
            left.setGraphic(Icon.ALERT.node("fine", "icon-warn"));
            nodes.add(left);
        }
    }

    /// Says how many columns are hidden: what is not in sight must not be taken for not there.
    private Button columns() {
        int hidden = model.columns().hidden();
        Button columns =
                chip(
                        hidden == 0
                                ? desk.texts().get("ledger.question.columns")
                                : desk.texts().get("ledger.question.hidden", hidden),
                        ways.columns());
        if (hidden > 0) {
            columns.getStyleClass().add("on");
        }
        return columns;
    }

    /// Says by which field days or columns are, since the rows themselves do not.
    private Button shape() {
        ViewShape now = model.views().shapeProperty().get();
        if (now == null) {
            return chip(desk.texts().get("ledger.question.table"), ways.shape());
        }
        String key =
                now.kind() == ViewShape.Kind.CARDS
                        ? "ledger.question.cards"
                        : "ledger.question.calendar";
        Button chip = chip(desk.texts().get(key, label(now.by())), ways.shape());
        chip.getStyleClass().add("on");
        return chip;
    }

    private String counted() {
        RowCounts now = model.countsProperty().get();
        Looking far = model.looking().farProperty().get();
        if (far != null) {
            long percent = far.all() == 0 ? 0 : far.looked() * 100 / far.all();
            return desk.texts().get("ledger.question.looking", far.all(), percent);
        }
        if (!now.counted()) {
            return desk.texts().get("ledger.question.uncounted");
        }
        StringBuilder words = new StringBuilder();
        words.append(
                model.questionProperty().get().narrows()
                        ? desk.texts().get("ledger.question.some", now.all(), now.matching())
                        : desk.texts().get("ledger.question.all", now.all()));
        for (Map.Entry<FieldId, Long> sum : now.sums().entrySet()) {
            words.append(desk.texts().get("ledger.question.and"))
                    .append(
                            desk.texts()
                                    .get(
                                            "ledger.question.sum",
                                            label(sum.getKey()),
                                            CellText.grouped(Long.toString(sum.getValue()))));
        }
        return words.toString();
    }

    /// Pressed, it can be mended: a long expression is not lost by a wrong click.
    private void formula(List<Node> nodes, GridQuestion question) {
        String only = question.formulas().only();
        if (only == null || model.definitionProperty().get() == null) {
            nodes.add(chip(desk.texts().get("ledger.question.formula"), ways.formula()));
            return;
        }
        String words = shown(only);
        Button chip =
                chip(desk.texts().get("ledger.question.formulaIs", shorter(words)), ways.formula());
        chip.getStyleClass().add("on");
        chip.setTooltip(new Tooltip(words));
        chip.setAccessibleText(desk.texts().get("ledger.question.formulaIs", words));
        nodes.add(chip);
    }

    private String shown(String formula) {
        return model.definitionProperty().get() == null
                ? ""
                : new FormulaHelp(desk, model.views().expressions()).show(formula);
    }

    private static String shorter(String words) {
        return words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words;
    }

    private String order(GridQuestion question) {
        String by = question.formulas().by();
        if (by != null) {
            return desk.texts().get("ledger.question.order", shorter(shown(by)));
        }
        return question.sort() == null
                ? desk.texts()
                        .get(
                                question.descending()
                                        ? "ledger.question.oldest"
                                        : "ledger.question.newest")
                : desk.texts().get("ledger.question.order", label(question.sort()));
    }

    private String words(Filter filter) {
        String label = label(filter.field());
        return switch (filter.operator()) {
            case "empty" -> desk.texts().get("ledger.question.empty", label);
            case "filled" -> desk.texts().get("ledger.question.filled", label);
            case "contains" -> desk.texts().get("ledger.question.contains", label, value(filter));
            default -> label + " " + filter.operator() + " " + value(filter);
        };
    }

    private String value(Filter filter) {
        FieldDefinition field = field(filter.field());
        return field == null
                ? String.valueOf(filter.value())
                : desk.cells().show(field, filter.value());
    }

    private String label(FieldId id) {
        FieldDefinition field = field(id);
        return field == null ? id.value() : field.label().in(desk.language());
    }

    private @Nullable FieldDefinition field(FieldId id) {
        return model.fields().stream().filter(f -> f.id().equals(id)).findFirst().orElse(null);
    }

    private Button removable(String words, Runnable remove) {
        Button chip = chip(words, remove);
        chip.getStyleClass().add("on");
        chip.setGraphic(Icon.CLOSE.node("finest"));
        chip.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        chip.setAccessibleText(desk.texts().get("ledger.question.remove", words));
        return chip;
    }

    private static Button chip(String words, Runnable action) {
        Button chip = new Button(words);
        chip.getStyleClass().setAll("button", "condition");
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(event -> action.run());
        return chip;
    }
}
