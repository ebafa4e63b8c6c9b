package jp.kakehashi.ui.names;

import javafx.scene.control.Labeled;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/// One painted character, as large, as dark and as bold as the words of its label.
final class RareGlyph extends Region {
    // IPAmj's own line: 880 of 1000 above the baseline.
    private static final double ASCENT = 0.88;
    // What a bold stroke adds to a mincho that has no bold of its own.
    private static final double BOLD = 28;

    private final Labeled owner;
    private final NameFont.Outline outline;
    private final SVGPath path = new SVGPath();
    private final Scale scale = new Scale();

    RareGlyph(Labeled owner, NameFont.Outline outline) {
        this.owner = owner;
        this.outline = outline;
        getStyleClass().add("rare-glyph");
        path.setContent(outline.path());
        path.setManaged(false);
        path.fillProperty().bind(owner.textFillProperty());
        path.strokeProperty().bind(owner.textFillProperty());
        path.getTransforms().add(scale);
        getChildren().add(path);
        owner.fontProperty().addListener((source, was, now) -> fit());
        fit();
    }

    private void fit() {
        scale.setX(size() / NameFont.EM);
        scale.setY(size() / NameFont.EM);
        path.setStrokeWidth(owner.getFont().getStyle().contains("Bold") ? BOLD : 0);
        requestLayout();
    }

    private double size() {
        return owner.getFont().getSize();
    }

    @Override
    protected double computePrefWidth(double height) {
        return outline.advance() / NameFont.EM * size();
    }

    @Override
    protected double computePrefHeight(double width) {
        return size();
    }

    @Override
    public double getBaselineOffset() {
        return size() * ASCENT;
    }

    @Override
    protected void layoutChildren() {
        path.setLayoutX(0);
        path.setLayoutY(getBaselineOffset());
    }
}
