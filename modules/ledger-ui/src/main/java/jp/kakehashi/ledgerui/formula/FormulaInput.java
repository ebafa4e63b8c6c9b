package jp.kakehashi.ledgerui.formula;

import java.util.function.Consumer;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.records.FormulaFault;
import jp.kakehashi.records.FormulaText.Reading;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// Where an expression is written: names and functions are offered while one types (Tab takes the
/// first), and what is wrong stands below in words.
public final class FormulaInput extends VBox {
    private final FormulaHelp help;
    private final Use use;
    private final TextArea text = new TextArea();
    private final FlowPane offers = new FlowPane(6, 4);
    private final Label trouble = new Label();

    /// An empty one; Enter runs `go`.
    public FormulaInput(
            FormulaHelp help, Use use, String labelKey, Controls controls, Runnable go) {
        this.help = help;
        this.use = use;
        text.setPrefRowCount(3);
        Wrapping.of(text);
        text.setPromptText(
                help.desk()
                        .texts()
                        .get(
                                use == Use.CONDITION
                                        ? "ledger.formula.prompt"
                                        : "ledger.formula.promptValue"));
        text.textProperty().addListener((source, was, now) -> typed());
        text.caretPositionProperty().addListener((source, was, now) -> offer());
        text.addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, go));
        trouble.getStyleClass().addAll("tone-bad", "t-s");
        Wrapping.of(trouble);
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        offers.getStyleClass().add("formula-offers");
        setSpacing(6);
        getChildren().addAll(controls.field(labelKey, text), trouble, offers);
        offer();
    }

    private void pressed(KeyEvent event, Runnable go) {
        if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
            event.consume();
            go.run();
        } else if (event.getCode() == KeyCode.TAB) {
            event.consume();
            int caret = text.getCaretPosition();
            boolean word = FormulaHelp.wordBefore(text.getText(), caret) < caret;
            if (word && !event.isShiftDown() && !offers.getChildren().isEmpty()) {
                ((Button) offers.getChildren().getFirst()).fire();
            } else {
                text.requestFocusTraversal(
                        event.isShiftDown()
                                ? TraversalDirection.PREVIOUS
                                : TraversalDirection.NEXT);
            }
        }
    }

    private void typed() {
        trouble.setText("");
        offer();
    }

    private void offer() {
        int caret = Math.min(text.getCaretPosition(), text.getLength());
        offers.getChildren()
                .setAll(help.offers(text.getText(), caret).stream().map(this::chip).toList());
    }

    private Button chip(String word) {
        Button chip = new Button(word);
        chip.getStyleClass().setAll("button", "condition");
        chip.setMinWidth(USE_PREF_SIZE);
        chip.setAccessibleText(help.desk().texts().get("ledger.formula.offer", word));
        chip.setOnAction(event -> take(word));
        return chip;
    }

    private void take(String word) {
        int caret = text.getCaretPosition();
        int from = FormulaHelp.wordBefore(text.getText(), caret);
        text.replaceText(from, caret, word.endsWith("(") ? word : word + " ");
        text.requestFocus();
    }

    /// Shows a stored expression.
    public void set(@Nullable String formula) {
        text.setText(formula == null ? "" : help.show(formula));
        text.end();
    }

    /// Gives every change to `put`, as an expression or, where it is none yet, as it was typed.
    /// What is wrong is said below; the caret stays.
    public void live(Consumer<String> put) {
        text.setPrefRowCount(2);
        text.textProperty()
                .addListener(
                        (source, was, now) -> {
                            Reading reading = help.expressions().read(now, use);
                            FormulaFault fault = now.isBlank() ? null : reading.fault();
                            trouble.setText(fault == null ? "" : help.words(fault, now));
                            put.accept(reading.fault() == null ? reading.formula() : now);
                        });
    }

    /// Puts the caret here.
    public void focus() {
        text.requestFocus();
    }

    /// Whether nothing was typed.
    public boolean blank() {
        return text.getText().isBlank();
    }

    /// The expression that was typed; null when it cannot be used, which is then said below.
    public @Nullable String formula() {
        Reading reading = help.expressions().read(text.getText(), use);
        FormulaFault fault = reading.fault();
        if (fault == null) {
            return reading.formula();
        }
        trouble.setText(help.words(fault, text.getText()));
        text.requestFocus();
        // What may have been meant is offered for the word at the caret.
        text.selectRange(
                Math.min(fault.from(), text.getLength()), Math.min(fault.to(), text.getLength()));
        return null;
    }
}
