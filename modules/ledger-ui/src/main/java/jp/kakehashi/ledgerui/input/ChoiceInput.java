package jp.kakehashi.ledgerui.input;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyEvent;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import org.jspecify.annotations.Nullable;

/// The choices of a field as a short list: arrows or the number before a choice pick it. The last
/// line empties the cell.
final class ChoiceInput implements FieldInput {
    private static final int MOST_SEEN = 8;

    private final LedgerDesk desk;
    private final FieldDefinition field;
    private final Marks marks;
    private final ListView<@Nullable Choice> list = new ListView<>();

    ChoiceInput(LedgerDesk desk, FieldDefinition field, double rowHeight) {
        this.desk = desk;
        this.field = field;
        marks = new Marks(desk.texts());
        list.getStyleClass().add("choice-list");
        list.getItems().addAll(field.offered());
        list.getItems().add(null);
        list.setFixedCellSize(rowHeight);
        int lines = Math.min(MOST_SEEN, list.getItems().size());
        list.setPrefHeight(lines * rowHeight + 2);
        list.setMinHeight(lines * rowHeight + 2);
        list.setCellFactory(view -> new Line());
        list.setAccessibleText(field.label().in(desk.language()));
        list.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private void typed(KeyEvent event) {
        String key = event.getCharacter();
        if (key.length() == 1 && Character.isDigit(key.charAt(0))) {
            pick(Character.digit(key.charAt(0), 10) - 1);
            event.consume();
        }
    }

    private void pick(int index) {
        if (index >= 0 && index < list.getItems().size()) {
            list.getSelectionModel().clearAndSelect(index);
            list.scrollTo(index);
        }
    }

    @Override
    public Node node() {
        return list;
    }

    @Override
    public Control control() {
        return list;
    }

    @Override
    public String text() {
        Choice choice = list.getSelectionModel().getSelectedItem();
        return choice == null ? "" : choice.code();
    }

    @Override
    public void text(String text) {
        Choice now = CellText.choiceOf(field, text);
        int last = list.getItems().size() - 1;
        if (now != null && now.retired() && !list.getItems().contains(now)) {
            // Not offered any more; where it stands it stays.
            list.getItems().add(last++, now);
        }
        for (int i = 0; i < last; i++) {
            Choice choice = list.getItems().get(i);
            boolean number = text.equals(Integer.toString(i + 1));
            if (choice != null
                    && (number
                            || choice.code().equals(text)
                            || choice.label().in(desk.language()).equals(text))) {
                pick(i);
                return;
            }
        }
        pick(text.isEmpty() ? last : 0);
    }

    @Override
    public void onEdit(Runnable action) {
        list.getSelectionModel()
                .selectedIndexProperty()
                .addListener((source, was, now) -> action.run());
    }

    @Override
    public void focus(boolean selectAll) {
        list.requestFocus();
    }

    private final class Line extends ListCell<@Nullable Choice> {
        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty) {
                setText(null);
                setGraphic(null);
            } else if (choice == null) {
                setText(desk.texts().get("ledger.editor.noChoice"));
                setGraphic(null);
            } else {
                setText((getIndex() + 1) + "  ");
                setGraphic(marks.choice(field, choice.code()));
                setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            }
        }
    }
}
