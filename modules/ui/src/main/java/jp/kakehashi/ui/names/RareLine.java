package jp.kakehashi.ui.names;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import jp.kakehashi.kernel.text.CodePoints;

/// A text with painted characters among the others, as the graphic of a label whose colour and
/// size it takes; wraps where the label does. Made by {@link NameText}.
public final class RareLine extends Pane {
    private static final int ANY_KANJI = 0x56FD;

    private final Labeled owner;
    private final Text measure = new Text(Character.toString(ANY_KANJI));

    RareLine(Labeled owner, String text, List<Characters.Run> runs, NameFont font) {
        this.owner = owner;
        getStyleClass().add("rare-line");
        measure.fontProperty().bind(owner.fontProperty());
        StringBuilder names = new StringBuilder();
        for (Characters.Run run : runs) {
            Optional<NameFont.Outline> outline =
                    run.rare() ? font.outline(run.text()) : Optional.empty();
            String plain = Characters.plain(run.text());
            if (run.rare()) {
                names.append(names.isEmpty() ? "" : "\n")
                        .append(plain)
                        .append("　")
                        .append(CodePoints.of(run.text()));
            }
            if (outline.isPresent()) {
                getChildren().add(new RareGlyph(owner, outline.get()));
            } else if (owner.isWrapText()) {
                plain.codePoints().mapToObj(Character::toString).forEach(this::addPlain);
            } else {
                addPlain(plain);
            }
        }
        // A label stretches its graphic to its own height otherwise, and the words stand too high.
        setMaxHeight(USE_PREF_SIZE);
        setAccessibleText(text);
        Tooltip.install(this, new Tooltip(names.toString()));
        owner.widthProperty().addListener((source, was, now) -> requestLayout());
        owner.fontProperty().addListener((source, was, now) -> requestLayout());
    }

    private void addPlain(String words) {
        Text plain = new Text(words);
        plain.setTextOrigin(VPos.BASELINE);
        plain.fontProperty().bind(owner.fontProperty());
        plain.fillProperty().bind(owner.textFillProperty());
        getChildren().add(plain);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    public double getBaselineOffset() {
        return measure.getBaselineOffset();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefWidth(double height) {
        double natural = 0;
        for (Node piece : getChildren()) {
            natural += width(piece);
        }
        Insets edge = owner.getInsets();
        double room = owner.getWidth() - edge.getLeft() - edge.getRight();
        return Math.ceil(owner.isWrapText() && room > 0 ? Math.min(natural, room) : natural);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.ceil(flow(width < 0 ? prefWidth(-1) : width, false));
    }

    @Override
    protected void layoutChildren() {
        flow(getWidth(), true);
    }

    /// Goes through the pieces line by line and tells the height they take.
    private double flow(double width, boolean place) {
        double line = measure.getLayoutBounds().getHeight();
        double x = 0;
        double y = 0;
        for (Node piece : getChildren()) {
            double own = width(piece);
            if (owner.isWrapText() && x > 0 && x + own > width + 0.5) {
                x = 0;
                y += line;
            }
            if (place && piece instanceof RareGlyph glyph) {
                glyph.resizeRelocate(
                        x, y + getBaselineOffset() - glyph.getBaselineOffset(), own, own);
            } else if (place) {
                piece.relocate(x, y);
            }
            x += own;
        }
        return y + line;
    }

    private static double width(Node piece) {
        return piece instanceof Text text ? text.getLayoutBounds().getWidth() : piece.prefWidth(-1);
    }
}
