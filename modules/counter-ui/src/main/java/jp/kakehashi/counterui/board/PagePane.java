package jp.kakehashi.counterui.board;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Cursor;
import javafx.scene.Group;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import jp.kakehashi.counterui.forms.Blank;
import jp.kakehashi.counterui.forms.FormBoard;
import jp.kakehashi.counterui.forms.Remark;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.vision.boxes.ProposedBox;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// The page with its boxes: drawn, moved and made larger with the mouse or with keys alone.
/// Screen's thread only.
final class PagePane extends ScrollPane {
    private static final double STEP_MM = 0.5;
    private static final double LARGE_STEP_MM = 5;
    private static final double LEAST_DRAWN_MM = 1.5;
    private static final double HANDLE_MM = 2.5;
    private static final double LEAST_ZOOM = 1.5;
    private static final double MOST_ZOOM = 24;
    private static final double MARGIN = 40;

    private final FormBoard board;
    private final Texts texts;
    private final Pane page = new Pane();
    private final ImageView picture = new ImageView();
    private final Region drawn = new Region();
    private final List<BoxNode> boxes = new ArrayList<>();
    private List<Image> sizes = List.of();
    private @Nullable Blank shown;
    private double perMm = 3;
    private boolean fitted = true;
    private double startX;
    private double startY;
    private @Nullable MmBox held;
    private boolean sizing;

    PagePane(FormBoard board, Texts texts) {
        this.board = board;
        this.texts = texts;
        StackPane desk = new StackPane(new Group(page));
        desk.getStyleClass().add("form-desk");
        setContent(desk);
        setFitToWidth(true);
        setFitToHeight(true);
        getStyleClass().add("form-scroll");
        page.getStyleClass().add("form-page");
        page.setFocusTraversable(true);
        drawn.getStyleClass().add("form-drawn");
        drawn.setManaged(false);
        drawn.setVisible(false);
        drawn.setMouseTransparent(true);
        page.accessibleTextProperty().bind(texts.bind("forms.page"));
        page.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        page.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        page.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        page.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        page.setCursor(Cursor.CROSSHAIR);
        addEventFilter(ScrollEvent.SCROLL, this::wheel);
        board.formProperty().addListener((source, was, now) -> draw());
        board.selectedProperty().addListener((source, was, now) -> draw());
        board.proposals().addListener((ListChangeListener<ProposedBox>) c -> draw());
        viewportBoundsProperty()
                .addListener(
                        (source, was, now) -> {
                            if (fitted) {
                                fit();
                            }
                        });
    }

    /// Puts the keyboard onto the page.
    void focus() {
        page.requestFocus();
    }

    /// As large as there is room.
    void fit() {
        Blank open = board.blankProperty().get();
        if (open == null || getViewportBounds().getHeight() < 10) {
            return;
        }
        fitted = true;
        double wide = (getViewportBounds().getWidth() - MARGIN) / open.page().widthMm();
        double high = (getViewportBounds().getHeight() - MARGIN) / open.page().heightMm();
        zoomTo(Math.min(wide, high));
    }

    /// Larger or smaller by a factor.
    void zoom(double by) {
        fitted = false;
        zoomTo(perMm * by);
    }

    private void zoomTo(double wanted) {
        perMm = Math.clamp(wanted, LEAST_ZOOM, MOST_ZOOM);
        draw();
    }

    void draw() {
        Blank open = board.blankProperty().get();
        PaperForm form = board.formProperty().get();
        boxes.clear();
        page.getChildren().clear();
        if (open == null || form == null) {
            return;
        }
        if (!open.equals(shown)) {
            shown = open;
            sizes = PageSizes.of(open.page());
            picture.setSmooth(true);
            fitted = true;
            fit();
            return;
        }
        picture.setImage(PageSizes.fitting(sizes, open.page().widthMm() * perMm));
        picture.setFitWidth(open.page().widthMm() * perMm);
        picture.setFitHeight(open.page().heightMm() * perMm);
        page.setPrefSize(picture.getFitWidth(), picture.getFitHeight());
        page.getChildren().add(picture);
        for (ProposedBox each : board.proposals()) {
            BoxNode node =
                    new BoxNode(each.kind(), each.box(), "?", texts.get("forms.proposed"), perMm);
            node.getStyleClass().add("form-proposed");
            node.chosen(each.equals(board.proposals().getFirst()));
            page.getChildren().add(node);
        }
        for (int i = 0; i < form.fields().size(); i++) {
            FormField field = form.fields().get(i);
            BoxNode node =
                    new BoxNode(
                            field.kind(),
                            field.box(),
                            Integer.toString(i + 1),
                            field.label(),
                            perMm);
            node.chosen(i == board.selectedProperty().get());
            boxes.add(node);
            page.getChildren().add(node);
        }
        for (Remark remark : board.remarks()) {
            boxes.get(remark.field()).wrong(true);
            boxes.get(remark.other()).wrong(true);
        }
        page.getChildren().add(drawn);
    }

    private void press(MouseEvent event) {
        PaperForm form = board.formProperty().get();
        if (form == null) {
            return;
        }
        page.requestFocus();
        startX = event.getX() / perMm;
        startY = event.getY() / perMm;
        held = null;
        int at = under(form);
        board.selectedProperty().set(at);
        FormField field = board.field();
        if (field != null) {
            held = field.box();
            sizing =
                    startX > held.right() - Math.min(HANDLE_MM, held.w() / 3)
                            && startY > held.bottom() - Math.min(HANDLE_MM, held.h() / 3);
        }
        event.consume();
    }

    /// The smallest box under the mouse.
    private int under(PaperForm form) {
        int best = -1;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < form.fields().size(); i++) {
            MmBox box = form.fields().get(i).box();
            if (box.contains(startX, startY) && box.w() * box.h() < least) {
                best = i;
                least = box.w() * box.h();
            }
        }
        return best;
    }

    private MmBox wanted(MouseEvent event) {
        double x = event.getX() / perMm;
        double y = event.getY() / perMm;
        MmBox box = held;
        if (box == null) {
            return new MmBox(
                    Math.max(0, Math.min(x, startX)),
                    Math.max(0, Math.min(y, startY)),
                    Math.abs(x - startX),
                    Math.abs(y - startY));
        }
        double dx = x - startX;
        double dy = y - startY;
        return sizing
                ? new MmBox(box.x(), box.y(), Math.max(1, box.w() + dx), Math.max(1, box.h() + dy))
                : new MmBox(box.x() + dx, box.y() + dy, box.w(), box.h());
    }

    private void drag(MouseEvent event) {
        MmBox box = wanted(event);
        drawn.setVisible(true);
        drawn.resizeRelocate(box.x() * perMm, box.y() * perMm, box.w() * perMm, box.h() * perMm);
        event.consume();
    }

    private void release(MouseEvent event) {
        if (!drawn.isVisible()) {
            return;
        }
        drawn.setVisible(false);
        MmBox box = wanted(event);
        if (held != null) {
            board.put(box);
        } else if (box.w() >= LEAST_DRAWN_MM && box.h() >= LEAST_DRAWN_MM) {
            board.add(FormField.Kind.TEXT, box);
        }
        event.consume();
    }

    private void wheel(ScrollEvent event) {
        if (event.isShortcutDown() && event.getDeltaY() != 0) {
            event.consume();
            zoom(event.getDeltaY() > 0 ? 1.15 : 1 / 1.15);
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown()) {
            return;
        }
        double step = event.isShiftDown() ? LARGE_STEP_MM : STEP_MM;
        switch (event.getCode()) {
            case LEFT -> by(event, -step, 0);
            case RIGHT -> by(event, step, 0);
            case UP -> by(event, 0, -step);
            case DOWN -> by(event, 0, step);
            case PAGE_DOWN -> next(1);
            case PAGE_UP -> next(-1);
            case DELETE -> board.remove();
            case INSERT -> insert();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void by(KeyEvent event, double x, double y) {
        if (event.isAltDown()) {
            board.shift(0, 0, x, y);
        } else {
            board.shift(x, y, 0, 0);
        }
    }

    private void next(int by) {
        PaperForm form = board.formProperty().get();
        if (form != null && !form.fields().isEmpty()) {
            int at = board.selectedProperty().get() + by;
            board.selectedProperty().set(Math.clamp(at, 0, form.fields().size() - 1));
        }
    }

    /// A new box below the one that is worked on, or in the middle of the page.
    void insert() {
        PaperForm form = board.formProperty().get();
        if (form == null) {
            return;
        }
        FormField field = board.field();
        MmBox box =
                field == null
                        ? new MmBox(form.widthMm() / 2 - 20, form.heightMm() / 2 - 4, 40, 8)
                        : new MmBox(
                                field.box().x(),
                                field.box().bottom() + 1,
                                field.box().w(),
                                field.box().h());
        board.add(field == null ? FormField.Kind.TEXT : field.kind(), box);
        page.requestFocus();
    }
}
