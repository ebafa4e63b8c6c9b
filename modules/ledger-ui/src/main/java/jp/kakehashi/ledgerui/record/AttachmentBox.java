package jp.kakehashi.ledgerui.record;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.ledgerui.desk.SavedFile;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The files of one cell on a record's card: choose or drop files to add them, save one, take one
/// off. Screen's thread only.
final class AttachmentBox extends VBox {
    private static final int KIB = 1024;

    private final UiContext ui;
    private final LedgerDesk desk;
    private final LedgerId ledger;
    private final UUID row;
    private final FieldDefinition field;
    private final @Nullable Function<String, @Nullable Problem> write;
    private final boolean owner;
    private final HBox signs = new HBox(4);
    private final VBox list = new VBox(6);
    private final Label busy;
    private List<Attachment> files = List.of();

    /// The cell of `field` in `row`; `write` writes its new content and says what is wrong, null
    /// where this person may not; an `owner` also destroys what is in a file.
    AttachmentBox(
            UiContext ui,
            LedgerDesk desk,
            LedgerId ledger,
            UUID row,
            FieldDefinition field,
            @Nullable Function<String, @Nullable Problem> write,
            boolean owner) {
        super(6);
        this.owner = owner;
        this.ui = ui;
        this.desk = desk;
        this.ledger = ledger;
        this.row = row;
        this.field = field;
        this.write = write;
        busy = ui.controls().note("ledger.files.adding");
        busy.setVisible(false);
        busy.managedProperty().bind(busy.visibleProperty());
        getStyleClass().add("attachment-box");
        Label name = new Label(field.label().in(desk.language()));
        name.getStyleClass().add("field-label");
        HBox head = new HBox(8, name, ui.controls().spring(), signs);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, list, busy);
        if (write != null) {
            Button add = ui.controls().secondary("ledger.files.add", "Ctrl U", this::choose);
            getChildren()
                    .add(new FlowPane(12, 4, add, ui.controls().note("ledger.files.dropHere")));
            setOnDragOver(this::over);
            setOnDragDropped(this::dropped);
        }
    }

    /// Shows a newer state of the row.
    void show(RowView now, Marks marks) {
        String value = now.values().get(field.id());
        files = Attachment.held(value);
        List<Node> lines = new ArrayList<>();
        files.forEach(file -> lines.add(line(file)));
        if (lines.isEmpty()) {
            lines.add(ui.controls().note("ledger.files.none"));
        }
        list.getChildren().setAll(lines);
        signs.getChildren().clear();
        EditState state = now.states().get(field.id());
        if (now.conflicts().contains(field.id())) {
            signs.getChildren().add(marks.conflict());
        }
        if (state != null && state != EditState.AT_HEAD_OFFICE) {
            signs.getChildren().add(marks.stateChip(state));
        }
    }

    private Node line(Attachment file) {
        Label name = new Label(file.name());
        name.getStyleClass().add("strong");
        Wrapping.of(name);
        Label about = new Label(kind(file) + "  " + size(file.size()));
        about.getStyleClass().addAll("t-s", "ink-3");
        Button look = ui.controls().quiet("ledger.files.look", () -> look(file));
        look.setAccessibleText(look.getText() + " " + file.name());
        Button save = ui.controls().quiet("ledger.files.save", () -> saveAs(file));
        save.setAccessibleText(save.getText() + " " + file.name());
        HBox named = new HBox(6, Icon.ATTACHMENT.node(), name);
        named.setAlignment(Pos.CENTER_LEFT);
        FlowPane line = new FlowPane(8, 2, named, about, save);
        if (FilePreview.shows(file)) {
            line.getChildren().add(2, look);
        }
        line.setRowValignment(javafx.geometry.VPos.CENTER);
        if (write != null) {
            Button off = ui.controls().quiet("ledger.files.remove", () -> askRemove(file));
            off.setAccessibleText(off.getText() + " " + file.name());
            line.getChildren().add(off);
        }
        if (write != null && owner) {
            Button end = ui.controls().quiet("ledger.files.destroy", () -> askDestroy(file));
            end.setAccessibleText(end.getText() + " " + file.name());
            line.getChildren().add(end);
        }
        return line;
    }

    /// What its content is, whatever its name says.
    private String kind(Attachment file) {
        String type = file.mediaType();
        String key =
                type.startsWith("image/")
                        ? "picture"
                        : type.startsWith("text/")
                                ? "text"
                                : switch (type) {
                                    case "application/pdf" -> "pdf";
                                    case "application/octet-stream" -> "other";
                                    case "application/x-msdownload" -> "program";
                                    case "application/zip" -> "zip";
                                    default -> "document";
                                };
        return desk.texts().get("ledger.files.kind." + key);
    }

    private String size(long bytes) {
        return bytes < KIB * KIB
                ? desk.texts().get("ledger.files.kib", Math.max(1, bytes / KIB))
                : desk.texts()
                        .get("ledger.files.mib", "%.1f".formatted(bytes / (double) (KIB * KIB)));
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.files.add"));
        List<File> chosen =
                chooser.showOpenMultipleDialog(getScene() == null ? null : getScene().getWindow());
        if (chosen != null) {
            add(chosen.stream().map(File::toPath).toList());
        }
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            add(event.getDragboard().getFiles().stream().map(File::toPath).toList());
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /// Adds files; all of them or, with the first that cannot be added, none.
    void add(List<Path> paths) {
        if (files.size() + paths.size() > Attachment.MOST) {
            ui.dialogs().problem(Problem.invalid("problem.attachment.too_many", Attachment.MOST));
            return;
        }
        busy.setVisible(true);
        ui.tasks()
                .run(
                        () ->
                                paths.stream()
                                        .map(
                                                path ->
                                                        desk.service()
                                                                .files()
                                                                .add(ledger, field.id(), path))
                                        .toList())
                .onSuccess(
                        added -> {
                            List<Attachment> all = new ArrayList<>(files);
                            all.addAll(added);
                            put(all);
                        })
                .onProblem(ui.dialogs()::problem)
                .onFinished(() -> busy.setVisible(false));
    }

    private void askRemove(Attachment file) {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                "ledger.files.remove.title",
                                "ledger.files.remove.text",
                                "ledger.files.remove.go",
                                file.name()),
                        () -> put(files.stream().filter(f -> !f.equals(file)).toList()));
    }

    private void askDestroy(Attachment file) {
        ui.dialogs()
                .confirm(
                        Question.dangerous(
                                "ledger.files.destroy.title",
                                "ledger.files.destroy.text",
                                "ledger.files.destroy.go",
                                file.name()),
                        () -> destroy(file));
    }

    private void destroy(Attachment file) {
        String purpose = desk.texts().get("ledger.files.destroy.purpose");
        ui.tasks()
                .run(
                        () -> {
                            desk.service().files().destroy(ledger, row, file, purpose);
                            return file;
                        })
                .onSuccess(
                        gone -> ui.notices().show(Tone.OK, "ledger.files.destroyed", gone.name()))
                .onProblem(ui.dialogs()::problem);
    }

    private void look(Attachment file) {
        new FilePreview(ui, desk, ledger, row, file).open();
    }

    private void put(List<Attachment> all) {
        if (write != null) {
            files = all;
            Problem wrong = write.apply(Attachment.text(all));
            if (wrong != null) {
                ui.dialogs().problem(wrong);
            }
        }
    }

    private void saveAs(Attachment file) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.texts().get("ledger.files.save"));
        chooser.setInitialFileName(SaveName.of(file.name()));
        File to = chooser.showSaveDialog(getScene() == null ? null : getScene().getWindow());
        if (to != null) {
            save(file, to.toPath());
        }
    }

    /// Writes a file where the person wants it.
    void save(Attachment file, Path to) {
        String action = desk.texts().get("ledger.purpose.card");
        SavedFile.save(
                ui,
                to,
                () ->
                        desk.service()
                                .files()
                                .save(ledger, row, file, desk.purpose(ledger, action), to));
    }
}
