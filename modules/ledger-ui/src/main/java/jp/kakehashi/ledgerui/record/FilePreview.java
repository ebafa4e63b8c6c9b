package jp.kakehashi.ledgerui.record;

import java.util.List;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.documents.look.FileLook;
import jp.kakehashi.documents.look.FileLook.Look;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.StillSeen;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// A PDF or a picture that is attached, page by page, in a box over the window. Its bytes stay in
/// memory while it is open; a child process draws them. Screen's thread only.
final class FilePreview {
    private static final double WIDTH = 0.7;
    private static final double HEIGHT = 0.86;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final LedgerId ledger;
    private final UUID row;
    private final Attachment file;
    private final UiTasks tasks;
    private final FileLook look = new FileLook();
    private final StackPane place = new StackPane();
    private final Label where = new Label();
    private final ImageView picture = new ImageView();
    private final Button before;
    private final Button after;
    private final StillSeen seen;
    private byte @Nullable [] bytes;
    private int page;

    FilePreview(UiContext ui, LedgerDesk desk, LedgerId ledger, UUID row, Attachment file) {
        this.ui = ui;
        this.desk = desk;
        this.ledger = ledger;
        this.row = row;
        this.file = file;
        tasks = ui.tasks().child();
        seen = new StillSeen(desk, tasks, ledger, this::gone);
        before = ui.controls().secondary("ledger.files.before", () -> turn(-1));
        after = ui.controls().secondary("ledger.files.after", () -> turn(1));
        before.setGraphic(ui.controls().key("PgUp"));
        after.setGraphic(ui.controls().key("PgDn"));
        before.setContentDisplay(ContentDisplay.RIGHT);
        after.setContentDisplay(ContentDisplay.RIGHT);
    }

    private void keys(KeyEvent event) {
        Button button =
                switch (event.getCode()) {
                    case PAGE_UP -> before;
                    case PAGE_DOWN -> after;
                    default -> null;
                };
        if (button != null) {
            event.consume();
            button.fire();
        }
    }

    /// Whether there is anything to look at in such a file.
    static boolean shows(Attachment file) {
        return file.mediaType().startsWith("image/") || file.mediaType().equals("application/pdf");
    }

    void open() {
        Label title = NameText.follow(new Label(file.name()));
        title.getStyleClass().add("section");
        Wrapping.of(title);
        ScrollPane scroll = new ScrollPane(place);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("preview-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        before.setDisable(true);
        after.setDisable(true);
        where.getStyleClass().add("ink-3");
        HBox buttons =
                new HBox(
                        8,
                        before,
                        after,
                        where,
                        ui.controls().spring(),
                        ui.controls().secondary("ledger.files.close", "Esc", this::close));
        buttons.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(12, title, scroll, buttons);
        box.getStyleClass().addAll("dialog-content", "wide", "file-preview");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::keys);
        picture.getStyleClass().add("image-view");
        picture.setPreserveRatio(true);
        picture.fitWidthProperty().bind(scroll.widthProperty().subtract(24));
        picture.setAccessibleText(file.name());
        place.getChildren().setAll(ui.controls().note("ledger.files.opening"));
        ui.dialogs().show(box, this::close);
        Scene scene = box.getScene();
        box.setMaxSize(scene.getWidth() * WIDTH, scene.getHeight() * HEIGHT);
        box.setPrefSize(scene.getWidth() * WIDTH, scene.getHeight() * HEIGHT);
        scroll.requestFocus();
        seen.over(List.of(row));
        draw(0);
    }

    private void gone() {
        close();
        ui.notices().show(Tone.WARN, "ledger.grid.rowGone");
    }

    private void close() {
        seen.close();
        tasks.close();
        bytes = null;
        ui.dialogs().close();
    }

    private void turn(int step) {
        draw(page + step);
    }

    private void draw(int wanted) {
        String action = desk.texts().get("ledger.purpose.card");
        byte[] known = bytes;
        before.setDisable(true);
        after.setDisable(true);
        tasks.run(
                        () -> {
                            byte[] read =
                                    known == null
                                            ? desk.service()
                                                    .files()
                                                    .read(
                                                            ledger,
                                                            row,
                                                            file,
                                                            desk.purpose(ledger, action))
                                            : known;
                            return new Drawn(read, look.page(read, wanted));
                        })
                .onSuccess(this::show)
                .onProblem(this::failed);
    }

    @SuppressWarnings("ArrayRecordComponent") // kept while the box is open, changed by nobody
    private record Drawn(byte[] bytes, Look look) {}

    private void show(Drawn drawn) {
        Look seen = drawn.look();
        bytes = drawn.bytes();
        page = seen.page();
        WritableImage image = new WritableImage(seen.width(), seen.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        seen.width(),
                        seen.height(),
                        PixelFormat.getIntArgbInstance(),
                        seen.dots(),
                        0,
                        seen.width());
        picture.setImage(image);
        place.getChildren().setAll(picture);
        where.setText(desk.texts().get("ledger.files.page", page + 1, seen.pages()));
        before.setDisable(page == 0);
        after.setDisable(page == seen.pages() - 1);
    }

    private void failed(Problem why) {
        place.getChildren().setAll(new ProblemView(desk.texts(), why));
    }
}
