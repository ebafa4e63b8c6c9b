package jp.kakehashi.counterui.board;

import java.io.File;
import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import jp.kakehashi.counterui.forms.Blank;
import jp.kakehashi.counterui.forms.FormBoard;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.Shortcut;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// The form editor: the page with its boxes, the fields beside it. Screen's thread only.
public final class FormsView extends BorderPane {
    private final UiContext ui;
    private final Texts texts;
    private final FormBoard board;
    private final PagePane page;
    private final FieldCard card;
    private final FlowPane proposed = new FlowPane(8, 6);
    private final Label count = new Label();
    private final Label name = new Label();
    private final Button undo;
    private final Button redo;
    private final Node empty;
    private final VBox side;
    private final HBox acts;
    private @Nullable Path folder;

    /// The editor of `board`.
    public FormsView(UiContext ui, FormBoard board) {
        this.ui = ui;
        this.texts = ui.texts();
        this.board = board;
        Controls make = ui.controls();
        page = new PagePane(board, texts);
        card = new FieldCard(ui, board);
        FieldList list = new FieldList(ui, board);
        list.onInsert(page::insert);
        undo = make.iconButton(Icon.HISTORY, "forms.undo", board::undo);
        redo = make.iconButton(Icon.REFRESH, "forms.redo", board::redo);
        acts =
                new HBox(
                        8,
                        undo,
                        redo,
                        make.secondary("forms.propose", "Ctrl B", board::propose),
                        make.iconButton(Icon.IMPORT, "forms.open", this::choose),
                        make.primary("forms.save", "Ctrl S", this::save));
        acts.getStyleClass().add("form-acts");
        Label title = make.title("forms.title");
        title.setMinWidth(Label.USE_PREF_SIZE);
        name.getStyleClass().add("form-name");
        name.setMinWidth(0);
        HBox.setHgrow(name, Priority.SOMETIMES);
        setTop(make.bar(title, name, make.spring(), acts));
        empty =
                make.emptyState(
                        Icon.EDIT,
                        "forms.empty",
                        "forms.empty.hint",
                        make.primary("forms.open", this::choose));
        ScrollPane about = new ScrollPane(card);
        about.setFitToWidth(true);
        about.getStyleClass().add("form-about");
        side = new VBox(list, make.divider(), about);
        side.getStyleClass().add("form-side");
        VBox.setVgrow(list, Priority.ALWAYS);
        strip();
        getStyleClass().add("forms-view");
        keys();
        listen();
        follow();
    }

    private void keys() {
        Shortcut.attach(this, "Ctrl Z", board::undo);
        Shortcut.attach(this, "Ctrl Y", board::redo);
        Shortcut.attach(this, "F2", card::focusFirst);
        Shortcut.attach(this, "Ctrl O", this::choose);
        card.addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        page.focus();
                    }
                });
        Shortcut.attach(this, "Ctrl 0", page::fit);
        Shortcut.attach(this, "Ctrl PAGE_UP", () -> page.zoom(1.25));
        Shortcut.attach(this, "Ctrl PAGE_DOWN", () -> page.zoom(0.8));
    }

    private void listen() {
        board.formProperty().addListener((source, was, now) -> follow());
        board.changedProperty().addListener((source, was, now) -> follow());
        board.proposals()
                .addListener((javafx.collections.ListChangeListener<Object>) change -> follow());
        board.blankProperty().addListener((source, was, now) -> opened(now));
        board.problemProperty().addListener((source, was, now) -> tell(now));
        texts.languageProperty().addListener((source, was, now) -> follow());
        acts.disableProperty()
                .bind(Bindings.createBooleanBinding(this::busy, board.busyProperty()));
    }

    private boolean busy() {
        return board.busyProperty().get();
    }

    private void strip() {
        Controls make = ui.controls();
        count.setMinWidth(Label.USE_PREF_SIZE);
        proposed.getChildren()
                .setAll(
                        Icon.INFO.node(),
                        count,
                        make.secondary("forms.take", "F8", () -> first(true)),
                        make.secondary("forms.refuse", "F9", () -> first(false)),
                        make.quiet("forms.take.all", board::takeAll),
                        make.quiet("forms.refuse.all", board::refuseAll));
        proposed.getStyleClass().add("form-strip");
    }

    private void first(boolean take) {
        if (board.proposals().isEmpty()) {
            return;
        }
        if (take) {
            board.take(board.proposals().getFirst());
        } else {
            board.refuse(board.proposals().getFirst());
        }
    }

    private void opened(@Nullable Blank blank) {
        if (blank == null) {
            return;
        }
        folder = blank.file().toAbsolutePath().getParent();
        if (blank.page().pages() > 1) {
            ui.notices().show(Tone.WARN, "forms.pages", blank.page().pages());
        }
        if (blank.begun() != null && !blank.begun().equals(blank.form())) {
            ui.notices().show(Tone.ACCENT, "forms.begun");
        }
    }

    private void follow() {
        PaperForm form = board.formProperty().get();
        boolean open = form != null;
        acts.setVisible(open);
        setCenter(open ? page(board.proposals().isEmpty()) : empty);
        setRight(open ? side : null);
        name.setText(
                form == null
                        ? ""
                        : texts.get(
                                board.changedProperty().get() ? "forms.name.changed" : "forms.name",
                                form.title()));
        undo.setDisable(!board.undoable());
        redo.setDisable(!board.redoable());
        count.setText(texts.get("forms.proposals", board.proposals().size()));
    }

    private final BorderPane middle = new BorderPane();

    private Node page(boolean plain) {
        if (middle.getCenter() == null) {
            middle.setCenter(page);
        }
        middle.setTop(plain ? null : proposed);
        return middle;
    }

    private void tell(@Nullable Problem problem) {
        if (problem == null) {
            return;
        }
        if (problem.key().equals("problem.form.exists") && folder != null) {
            Path where = folder;
            ui.dialogs()
                    .confirm(
                            Question.dangerous(
                                            "forms.replace.title",
                                            "forms.replace.text",
                                            "forms.replace",
                                            problem.args().getFirst())
                                    .staying("forms.replace.stay"),
                            () -> board.save(where, true, this::saved));
        } else {
            ui.dialogs().problem(problem);
        }
    }

    /// Asks which blank, and opens it.
    public void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.get("forms.open"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(texts.get("forms.pdf"), "*.pdf", "*.PDF"));
        File file = chooser.showOpenDialog(getScene() == null ? null : getScene().getWindow());
        if (file != null) {
            board.open(file.toPath());
        }
    }

    private void save() {
        page.focus();
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(texts.get("forms.save.where"));
        if (folder != null) {
            chooser.setInitialDirectory(folder.toFile());
        }
        File chosen = chooser.showDialog(getScene() == null ? null : getScene().getWindow());
        if (chosen != null) {
            saveTo(chosen.toPath());
        }
    }

    /// Saves into that folder.
    public void saveTo(Path pack) {
        folder = pack;
        board.save(pack, false, this::saved);
    }

    private void saved() {
        ui.notices().show(Tone.OK, "forms.saved");
    }

    /// Puts the keyboard where work goes on.
    public void focusPage() {
        page.focus();
    }
}
