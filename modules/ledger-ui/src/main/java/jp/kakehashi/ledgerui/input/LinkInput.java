package jp.kakehashi.ledgerui.input;

import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.links.LinkWords.Way;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.Values;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.names.NameText;

/// A link is chosen by typing part of a number or a name: rows that match stand below, arrows or a
/// click choose one. Several are never chosen among by themselves: it could be another person.
final class LinkInput implements FieldInput {
    private final LedgerDesk desk;
    private final FieldDefinition field;
    private final TextField words = new TextField();
    private final VBox list = new VBox(2);
    private final VBox node = new VBox(2, words, list);
    private List<Way> found = List.of();
    private String held = "";
    private int at = -1;
    private boolean typed;
    private boolean putting;
    private int generation;
    private Runnable edited = () -> {};

    LinkInput(LedgerDesk desk, FieldDefinition field) {
        this.desk = desk;
        this.field = field;
        words.getStyleClass().add("field-input");
        words.setPromptText(desk.texts().get("ledger.links.search"));
        words.setAccessibleText(field.label().in(desk.language()));
        TextLimit.set(words, Values.TEXT_LIMIT, () -> {});
        list.getStyleClass().add("link-list");
        list.managedProperty().bind(list.visibleProperty());
        list.setVisible(false);
        words.textProperty().addListener((source, was, now) -> typed(now));
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        words.focusedProperty().addListener((source, was, now) -> list.setVisible(false));
    }

    private void typed(String now) {
        if (!putting) {
            typed = true;
            at = -1;
            search(now);
            edited.run();
        }
    }

    private void search(String wanted) {
        int mine = ++generation;
        if (wanted.isBlank() && typed) {
            found = List.of();
            list.setVisible(false);
            return;
        }
        desk.links()
                .search(
                        field,
                        wanted,
                        rows -> {
                            if (mine == generation) {
                                found = rows;
                                at = typed && rows.size() == 1 ? 0 : -1;
                                draw();
                            }
                        });
    }

    private void draw() {
        list.getChildren().clear();
        for (int i = 0; i < found.size(); i++) {
            list.getChildren().add(line(found.get(i), i == at));
        }
        String says = found.isEmpty() ? "ledger.links.nothing" : "ledger.links.hint";
        Label note = new Label(desk.texts().get(says));
        note.getStyleClass().addAll("t-xs", "ink-3");
        list.getChildren().add(note);
        list.setVisible(true);
        edited.run();
    }

    private Label line(Way way, boolean chosen) {
        Label line = NameText.follow(new Label(way.words()));
        line.getStyleClass().add("link-choice");
        line.setMaxWidth(Double.MAX_VALUE);
        if (chosen) {
            line.getStyleClass().addAll("chosen", "strong");
        }
        line.setOnMousePressed(
                event -> {
                    event.consume();
                    settle(way);
                });
        return line;
    }

    private void pressed(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case ENTER -> {
                if (typed && at >= 0) {
                    settle(found.get(at));
                }
                return;
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int step) {
        if (!list.isVisible()) {
            search(typed ? words.getText() : "");
        } else if (!found.isEmpty()) {
            typed = true;
            at = Math.clamp((long) at + step, 0, found.size() - 1);
            draw();
        }
    }

    private void settle(Way way) {
        text(way.row().toString());
        edited.run();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Control control() {
        return words;
    }

    @Override
    public String text() {
        if (!typed) {
            return held;
        }
        return at >= 0 && at < found.size()
                ? found.get(at).row().toString()
                : words.getText().strip();
    }

    @Override
    public void text(String text) {
        boolean row = text.isEmpty() || isRow(text);
        putting = row;
        if (row) {
            generation++;
            held = text;
            typed = false;
            at = -1;
            list.setVisible(false);
        }
        words.setText(row && !text.isEmpty() ? desk.links().of(field, text) : text);
        putting = false;
    }

    private static boolean isRow(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException typedWords) {
            return false;
        }
    }

    @Override
    public void onEdit(Runnable action) {
        edited = action;
    }

    @Override
    public void focus(boolean selectAll) {
        words.requestFocus();
        if (selectAll) {
            words.selectAll();
        } else {
            words.deselect();
            words.end();
        }
    }
}
