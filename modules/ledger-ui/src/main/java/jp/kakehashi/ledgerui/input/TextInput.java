package jp.kakehashi.ledgerui.input;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Values;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.names.FieldNames;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.ui.theme.Fonts;

/// A line or several of text; a day says below how it is understood.
final class TextInput implements FieldInput {
    private final LedgerDesk desk;
    private final FieldDefinition field;
    private final TextInputControl control;
    private final Label reading = new Label();
    private final Label cover = NameText.follow(new Label());
    private final Node node;
    private boolean writing;
    private Runnable tooLong = () -> {};

    TextInput(LedgerDesk desk, FieldDefinition field, boolean inGrid) {
        this.desk = desk;
        this.field = field;
        control = several(field) ? area(inGrid) : line(field);
        control.getStyleClass().add("field-input");
        TextLimit.set(control, Values.longest(field), () -> tooLong.run());
        control.setAccessibleText(field.label().in(desk.language()));
        reading.getStyleClass().addAll("t-xs", "ink-3", "date-reading");
        reading.managedProperty().bind(reading.visibleProperty());
        reading.setVisible(false);
        Wrapping.of(reading);
        if (field.type() == FieldType.DATE) {
            control.textProperty().addListener((source, was, now) -> read(now));
            node = new VBox(2, control, reading);
        } else if (several(field)) {
            node = control;
        } else {
            NameText.follow(reading);
            reading.getStyleClass().add("name-reading");
            cover.getStyleClass().add("field-cover");
            cover.setMouseTransparent(true);
            cover.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
            StackPane covered = new StackPane(control, cover);
            if (control instanceof TextField line) {
                covered.getChildren().add(1, new FieldNames(line));
            }
            covered.setMinWidth(0);
            control.textProperty().addListener((source, was, now) -> paint());
            writing = inGrid;
            control.focusedProperty()
                    .addListener(
                            (source, was, now) -> {
                                writing = inGrid;
                                paint();
                            });
            control.addEventFilter(KeyEvent.KEY_PRESSED, this::begin);
            control.addEventFilter(MouseEvent.MOUSE_PRESSED, this::begin);
            paint();
            node = new VBox(2, covered, reading);
        }
    }

    @Override
    public void onTooLong(Runnable action) {
        tooLong = action;
    }

    /// The caret alone changes nothing; a key or a click begins to write.
    private void begin(InputEvent event) {
        boolean leaving = event instanceof KeyEvent key && key.getCode() == KeyCode.TAB;
        if (!leaving && !writing) {
            writing = true;
            paint();
        }
    }

    /// A field cannot paint: while nobody writes in it a label lies over it; while somebody does
    /// its kanji are painted one by one, and the whole stands below in letters that show every
    /// stroke.
    private void paint() {
        String text = control.getText();
        boolean rare = NameText.rare(text);
        cover.setText(rare ? text : "");
        boolean open = writing && control.isFocused();
        cover.setVisible(rare && !open);
        control.setStyle(
                rare && Fonts.loadNames() ? "-fx-font-family: \"" + Fonts.NAMES + "\";" : null);
        reading.setText(rare ? text : "");
        reading.setVisible(rare && open);
    }

    /// Whether a value may have several lines, which a field of one line would take out.
    private static boolean several(FieldDefinition field) {
        return field.type() == FieldType.LONG_TEXT || field.type() == FieldType.ATTACHMENTS;
    }

    private static TextInputControl line(FieldDefinition field) {
        TextField line = new TextField();
        boolean right = field.type() == FieldType.YEN || field.type() == FieldType.NUMBER;
        line.setAlignment(right ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        if (right) {
            line.getStyleClass().add("figures");
        }
        return line;
    }

    private static TextInputControl area(boolean inGrid) {
        TextArea area = new TextArea();
        Wrapping.of(area);
        area.setPrefRowCount(inGrid ? 5 : 4);
        return area;
    }

    private void read(String typed) {
        String shown = "";
        if (!typed.isBlank()) {
            try {
                String value = desk.cells().read(field, typed);
                String day = value == null ? "" : desk.cells().date(value);
                shown = day.equals(typed.strip()) ? "" : desk.texts().get("ledger.editor.day", day);
            } catch (ProblemException notYet) {
                shown = desk.texts().get("ledger.editor.noDay");
            }
        }
        reading.setText(shown);
        reading.setVisible(!shown.isEmpty());
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public Control control() {
        return control;
    }

    @Override
    public String text() {
        return control.getText();
    }

    @Override
    public void text(String text) {
        control.setText(text);
    }

    @Override
    public void onEdit(Runnable action) {
        control.textProperty().addListener((source, was, now) -> action.run());
    }

    @Override
    public void focus(boolean selectAll) {
        control.requestFocus();
        if (selectAll) {
            control.selectAll();
        } else {
            control.deselect();
            control.end();
        }
    }
}
