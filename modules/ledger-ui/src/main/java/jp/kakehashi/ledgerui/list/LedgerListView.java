package jp.kakehashi.ledgerui.list;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Phase;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Focus;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;

/// The ledgers this person may open, one a line: name, owner, rows, what is unsent, what waits
/// to be decided. Enter opens. Screen's thread only.
public final class LedgerListView extends BorderPane {
    private final LedgerListViewModel model;
    private final LedgerDesk desk;
    private final Controls controls;
    private final Consumer<LedgerId> open;
    private final Runnable importFile;
    private final VBox rows = new VBox();
    private boolean waiting;
    private final InvalidationListener changed = observable -> render();

    /// The list of `model`; `tabs` stands in the title bar.
    public LedgerListView(
            LedgerListViewModel model,
            LedgerDesk desk,
            Controls controls,
            Consumer<LedgerId> open,
            Runnable importFile) {
        this.model = model;
        this.desk = desk;
        this.controls = controls;
        this.open = open;
        this.importFile = importFile;
        rows.getStyleClass().add("ledger-list");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("plain-scroll");
        setCenter(scroll);
        getStyleClass().add("ledger-list-view");
        model.ledgers().addListener(changed);
        model.phaseProperty().addListener(changed);
        desk.texts().languageProperty().addListener(changed);
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::arrows);
        render();
    }

    /// Puts the caret on the first ledger, as soon as there is one.
    public void focusFirst() {
        // Before there is a window nothing can have the caret, and what is drawn may be replaced.
        waiting = lines().isEmpty() || getScene() == null;
        lines().stream().findFirst().ifPresent(Focus::enter);
    }

    private List<Node> lines() {
        return rows.getChildren().filtered(Button.class::isInstance);
    }

    /// The line with the caret keeps it when the list is drawn again.
    private void replace(List<Node> nodes) {
        Object at =
                lines().stream()
                        .filter(Node::isFocused)
                        .map(Node::getUserData)
                        .findFirst()
                        .orElse(null);
        boolean free =
                waiting
                        && (getScene() == null
                                || !(getScene().getFocusOwner() instanceof TextInputControl));
        rows.getChildren().setAll(nodes);
        if (at != null) {
            lines().stream()
                    .filter(line -> at.equals(line.getUserData()))
                    .findFirst()
                    .ifPresent(Node::requestFocus);
        } else if (free && !lines().isEmpty() && getParent() != null) {
            focusFirst();
        }
    }

    private void render() {
        List<Node> nodes = new ArrayList<>();
        Phase phase = model.phaseProperty().get();
        Problem problem = model.problemProperty().get();
        if (phase == Phase.LOADING) {
            ProgressIndicator turning = new ProgressIndicator();
            turning.setMaxSize(32, 32);
            VBox waiting = new VBox(12, turning, controls.note("ledger.list.loading"));
            waiting.setAlignment(Pos.CENTER);
            waiting.setMinHeight(240);
            nodes.add(waiting);
        } else if (phase == Phase.FAILED && problem != null) {
            nodes.add(new ProblemView(desk.texts(), problem));
        } else if (model.ledgers().isEmpty()) {
            nodes.add(
                    controls.emptyState(
                            Icon.LEDGER,
                            "ledger.list.empty.title",
                            "ledger.list.empty.hint",
                            controls.secondary("ledger.list.import", importFile)));
        } else {
            nodes.add(heads());
            model.ledgers().forEach(summary -> nodes.add(line(summary)));
        }
        replace(nodes);
    }

    private Node heads() {
        HBox box =
                new HBox(
                        column("ledger.list.name", "name-column"),
                        column("ledger.list.owner", "owner-column"),
                        column("ledger.list.rows", "rows-column"),
                        column("ledger.list.state", "state-column"));
        HBox.setHgrow(box.getChildren().getFirst(), Priority.ALWAYS);
        box.getStyleClass().add("ledger-heads");
        return box;
    }

    private Label column(String key, String style) {
        Label label = controls.subsection(key);
        label.getStyleClass().add(style);
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private Button line(LedgerSummary summary) {
        LedgerDefinition definition = summary.definition();
        Label name = new Label(definition.label().in(desk.language()));
        name.getStyleClass().addAll("section", "ledger-name");
        VBox called = new VBox(2, name);
        if (definition.personal()) {
            Label logged = new Label(desk.texts().get("ledger.grid.personal"));
            logged.setGraphic(Icon.LOCK.node("finest"));
            logged.getStyleClass().addAll("t-xs", "ink-3");
            called.getChildren().add(logged);
        }
        called.setAlignment(Pos.CENTER_LEFT);
        HBox named = new HBox(12, Icon.TABLE.node("icon-accent"), called);
        named.setAlignment(Pos.CENTER_LEFT);
        named.getStyleClass().add("name-column");
        named.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(named, Priority.ALWAYS);
        Label owner = new Label(desk.places().section(definition.owner(), desk.language()));
        owner.getStyleClass().addAll("owner-column", "ink-2", "t-s");
        Label count =
                new Label(
                        desk.texts()
                                .get(
                                        "ledger.list.count",
                                        CellText.grouped(Long.toString(summary.rows()))));
        count.getStyleClass().addAll("rows-column", "figures");
        VBox state = state(summary);
        state.getStyleClass().add("state-column");
        HBox box = new HBox(named, owner, count, state);
        box.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(box);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMaxWidth(Double.MAX_VALUE);
        box.prefWidthProperty().bind(button.widthProperty().subtract(2));
        button.getStyleClass().setAll("button", "ledger-line");
        button.setAccessibleText(name.getText() + " " + count.getText());
        button.setUserData(definition.id());
        button.setOnAction(event -> open.accept(definition.id()));
        return button;
    }

    private VBox state(LedgerSummary summary) {
        VBox box = new VBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
        if (summary.openConflicts() > 0) {
            String words = desk.texts().get("ledger.list.conflicts", summary.openConflicts());
            box.getChildren().add(new Chip(words, Tone.WARN, Icon.ALERT));
        }
        if (summary.unsent() > 0) {
            String words = desk.texts().get("ledger.list.unsent", summary.unsent());
            box.getChildren().add(new Chip(words, Tone.ACCENT, Icon.WAITING));
        }
        if (box.getChildren().isEmpty()) {
            box.getChildren()
                    .add(new Chip(desk.texts().get("ledger.list.clean"), Tone.OK, Icon.CHECK));
        }
        return box;
    }

    private void arrows(KeyEvent event) {
        List<Node> lines = lines();
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        for (int i = 0; step != 0 && i < lines.size(); i++) {
            if (lines.get(i).isFocused() && i + step >= 0 && i + step < lines.size()) {
                lines.get(i + step).requestFocus();
                event.consume();
                return;
            }
        }
    }
}
