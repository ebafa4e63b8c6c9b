package jp.kakehashi.ledgerui.forms;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Field;
import jp.kakehashi.documents.look.FileLook.Look;
import jp.kakehashi.ui.Texts;
import org.jspecify.annotations.Nullable;

/// The page with its boxes: drawn with the mouse, moved with the mouse or the arrow keys. Screen's
/// thread only.
final class FormPage extends StackPane {
    private static final double DOTS_PER_MM = 3.4;
    private static final double STEP_MM = 0.5;
    private static final double HANDLE = 9;
    private static final double LEAST_MM = 2;

    private final FormDesignModel model;
    private final Pane paper = new Pane();
    private final ImageView picture = new ImageView();
    private final Region drawing = new Region();
    private @Nullable Grip grip;
    private @Nullable Region held;

    /// What the mouse holds: a new box, or one that is moved or resized.
    private record Grip(double x, double y, @Nullable Box box, boolean corner) {}

    FormPage(FormDesignModel model, Texts texts) {
        this.model = model;
        paper.getStyleClass().add("form-page");
        paper.setFocusTraversable(true);
        paper.accessibleTextProperty().bind(texts.bind("ledger.forms.page"));
        drawing.getStyleClass().add("form-drawing");
        drawing.setMouseTransparent(true);
        picture.setMouseTransparent(true);
        StackPane place = new StackPane(paper);
        place.getStyleClass().add("paper-place");
        place.setAlignment(Pos.TOP_CENTER);
        ScrollPane scroll = new ScrollPane(place);
        scroll.getStyleClass().add("preview-scroll");
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        getChildren().add(scroll);
        setMinSize(0, 0);
        paper.setOnMousePressed(this::press);
        paper.setOnMouseDragged(this::drag);
        paper.setOnMouseReleased(this::release);
        paper.addEventHandler(KeyEvent.KEY_PRESSED, this::keys);
        model.sketchProperty().addListener((source, was, now) -> render());
        model.zoomProperty().addListener((source, was, now) -> render());
        model.blankProperty().addListener((source, was, now) -> render());
        model.trial().seenProperty().addListener((source, was, now) -> render());
    }

    void take() {
        paper.requestFocus();
    }

    private double scale() {
        return DOTS_PER_MM * model.zoomProperty().get();
    }

    private void render() {
        FormSketch.Room room = model.room();
        paper.setMinSize(room.width() * scale(), room.height() * scale());
        paper.setMaxSize(room.width() * scale(), room.height() * scale());
        paper.setPrefSize(room.width() * scale(), room.height() * scale());
        paper.getChildren().clear();
        FormTrial.Seen seen = model.trial().seenProperty().get();
        if (seen != null) {
            picture.setImage(image(seen.page()));
            picture.setFitWidth(room.width() * scale());
            picture.setFitHeight(room.height() * scale());
            paper.getChildren().add(picture);
        }
        held = null;
        boolean filled = seen != null && seen.report() != null;
        FormSketch sketch = model.sketchProperty().get();
        for (Field field : sketch.here()) {
            paper.getChildren().add(box(field, field.name().equals(sketch.selected()), filled));
        }
        paper.setCursor(
                model.penProperty().get() == null
                        ? javafx.scene.Cursor.DEFAULT
                        : javafx.scene.Cursor.CROSSHAIR);
    }

    private @Nullable Look shown;
    private @Nullable WritableImage image;

    private WritableImage image(Look page) {
        WritableImage made = image;
        if (made == null || !page.equals(shown)) {
            made = new WritableImage(page.width(), page.height());
            made.getPixelWriter()
                    .setPixels(
                            0,
                            0,
                            page.width(),
                            page.height(),
                            PixelFormat.getIntArgbInstance(),
                            page.dots(),
                            0,
                            page.width());
            image = made;
            shown = page;
        }
        return made;
    }

    private Region box(Field field, boolean selected, boolean filled) {
        StackPane box = new StackPane();
        box.getStyleClass().add("form-box");
        box.setMouseTransparent(true);
        if (selected) {
            box.getStyleClass().add("chosen");
            held = box;
            Region handle = new Region();
            handle.getStyleClass().add("form-handle");
            handle.setMaxSize(HANDLE, HANDLE);
            StackPane.setAlignment(handle, Pos.BOTTOM_RIGHT);
            box.getChildren().add(handle);
        }
        if (!filled) {
            Label name = new Label(field.name());
            name.getStyleClass().add("form-box-name");
            name.setMinSize(0, 0);
            StackPane.setAlignment(name, Pos.CENTER_LEFT);
            box.getChildren().add(name);
        }
        lay(box, field.box());
        return box;
    }

    private void lay(Region box, Box at) {
        box.resizeRelocate(
                at.x() * scale(), at.y() * scale(), at.width() * scale(), at.height() * scale());
        box.setManaged(false);
    }

    private void press(MouseEvent event) {
        take();
        double x = event.getX() / scale();
        double y = event.getY() / scale();
        if (model.penProperty().get() != null) {
            grip = new Grip(x, y, null, false);
            return;
        }
        Field chosen = model.sketchProperty().get().chosen().orElse(null);
        double reach = HANDLE / scale();
        if (chosen != null && corner(chosen.box(), x, y, reach)) {
            grip = new Grip(x, y, chosen.box(), true);
            return;
        }
        Field hit = model.sketchProperty().get().at(x, y).orElse(null);
        model.select(hit == null ? null : hit.name());
        grip = hit == null ? null : new Grip(x, y, hit.box(), false);
    }

    private static boolean corner(Box box, double x, double y, double reach) {
        return Math.abs(x - box.x() - box.width()) <= reach
                && Math.abs(y - box.y() - box.height()) <= reach;
    }

    private void drag(MouseEvent event) {
        Box to = to(event);
        if (to == null) {
            return;
        }
        if (grip != null && grip.box() == null) {
            if (!paper.getChildren().contains(drawing)) {
                paper.getChildren().add(drawing);
            }
            lay(drawing, to);
        } else if (held != null) {
            lay(held, to);
        }
    }

    private @Nullable Box to(MouseEvent event) {
        Grip now = grip;
        if (now == null) {
            return null;
        }
        double x = event.getX() / scale();
        double y = event.getY() / scale();
        Box box = now.box();
        if (box == null) {
            return sane(
                    Math.min(x, now.x()),
                    Math.min(y, now.y()),
                    Math.abs(x - now.x()),
                    Math.abs(y - now.y()));
        }
        double dx = x - now.x();
        double dy = y - now.y();
        return now.corner()
                ? sane(box.x(), box.y(), box.width() + dx, box.height() + dy)
                : sane(box.x() + dx, box.y() + dy, box.width(), box.height());
    }

    private static Box sane(double x, double y, double width, double height) {
        return new Box(
                Math.max(0, x),
                Math.max(0, y),
                Math.max(LEAST_MM, width),
                Math.max(LEAST_MM, height));
    }

    private void release(MouseEvent event) {
        Box to = to(event);
        Grip was = grip;
        grip = null;
        paper.getChildren().remove(drawing);
        if (to == null || was == null) {
            return;
        }
        if (was.box() == null) {
            model.draw(to);
        } else if (!to.equals(was.box())) {
            model.place(to, !event.isAltDown());
        }
    }

    private void keys(KeyEvent event) {
        Runnable hand =
                switch (event.getCode()) {
                    case LEFT -> () -> shift(event, -STEP_MM, 0);
                    case RIGHT -> () -> shift(event, STEP_MM, 0);
                    case UP -> () -> shift(event, 0, -STEP_MM);
                    case DOWN -> () -> shift(event, 0, STEP_MM);
                    case DELETE, BACK_SPACE -> model::remove;
                    case ENTER -> event.isControlDown() ? null : model::drawInTheMiddle;
                    case N -> () -> model.selectNext(event.isShiftDown() ? -1 : 1);
                    default -> null;
                };
        if (hand != null) {
            event.consume();
            hand.run();
        }
    }

    private void shift(KeyEvent event, double dx, double dy) {
        if (event.isShiftDown()) {
            model.grow(dx, dy);
        } else {
            model.move(dx, dy);
        }
    }
}
