package jp.kakehashi.ui.names;

import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// Lies over a field of one line in which a name is written and draws each kanji with a variation
/// selector in the form that is meant, where the field itself draws the plain one. Such a kanji is
/// deleted as one. The field's font is one in which selectors take no room. Screen's thread only.
public final class FieldNames extends Pane {
    /// The caret beside a kanji stays in sight.
    private static final double CARET = 1;

    private final TextField field;
    private final Label ink = new Label();
    private final Rectangle inside = new Rectangle();

    /// What is painted over `field`; lies in the same place as it.
    public FieldNames(TextField field) {
        this.field = field;
        getStyleClass().add("field-names");
        setMouseTransparent(true);
        setFocusTraversable(false);
        setMinSize(0, 0);
        ink.getStyleClass().add("ink");
        ink.setManaged(false);
        ink.fontProperty().bind(field.fontProperty());
        setClip(inside);
        InvalidationListener again = changed -> requestLayout();
        field.textProperty().addListener(again);
        field.caretPositionProperty().addListener(again);
        field.selectionProperty().addListener(again);
        field.layoutBoundsProperty().addListener(again);
        field.fontProperty().addListener(again);
        field.skinProperty().addListener(again);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 0;
    }

    @Override
    protected void layoutChildren() {
        getChildren().setAll(ink);
        inside.setX(field.getInsets().getLeft() - CARET);
        inside.setWidth(getWidth() - inside.getX() - field.getInsets().getRight());
        inside.setHeight(getHeight());
        String text = field.getText();
        if (text == null || !(field.getSkin() instanceof TextFieldSkin skin)) {
            return;
        }
        for (int at = 0; at < text.length(); ) {
            int end = at + Character.charCount(text.codePointAt(at));
            if (end < text.length() && Characters.selector(text.codePointAt(end))) {
                int begin = at;
                end += Character.charCount(text.codePointAt(end));
                Optional<NameFont.Outline> meant = NameText.outline(text.substring(at, end));
                meant.ifPresent(form -> paint(skin, begin, form));
            }
            at = end;
        }
    }

    private void paint(TextFieldSkin skin, int at, NameFont.Outline form) {
        Rectangle2D place = skin.getCharacterBounds(at);
        RareGlyph glyph = new RareGlyph(ink, form);
        glyph.setManaged(false);
        double width = glyph.prefWidth(-1);
        Region ground = new Region();
        boolean chosen =
                field.getSelection().getStart() <= at && at < field.getSelection().getEnd();
        ground.getStyleClass().add(chosen ? "chosen" : "ground");
        ground.setManaged(false);
        ground.resizeRelocate(
                place.getMinX() + CARET, place.getMinY(), width - 2 * CARET, place.getHeight());
        glyph.resizeRelocate(
                place.getMinX(),
                baseline(place) - glyph.getBaselineOffset(),
                width,
                glyph.prefHeight(-1));
        getChildren().addAll(ground, glyph);
    }

    /// On which line the field's own letters stand.
    private double baseline(Rectangle2D place) {
        for (Node each : field.lookupAll(".text")) {
            if (each instanceof Text own && own.getText().equals(field.getText())) {
                double line = own.getLayoutBounds().getMinY() + own.getBaselineOffset();
                return field.sceneToLocal(own.localToScene(0, line)).getY();
            }
        }
        return place.getMaxY();
    }

    /// A selector alone cannot be seen: what is deleted backwards takes its kanji with it.
    private void pressed(KeyEvent event) {
        int caret = field.getCaretPosition();
        boolean alone = field.getSelection().getLength() == 0 && field.isEditable();
        if (event.getCode() != KeyCode.BACK_SPACE || event.isControlDown() || !alone || caret < 2) {
            return;
        }
        String before = field.getText().substring(0, caret);
        int selector = before.codePointBefore(caret);
        int kanji = caret - Character.charCount(selector);
        if (Characters.selector(selector) && kanji > 0) {
            event.consume();
            field.deleteText(before.offsetByCodePoints(kanji, -1), caret);
        }
    }
}
