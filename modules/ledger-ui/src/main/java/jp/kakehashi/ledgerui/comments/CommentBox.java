package jp.kakehashi.ledgerui.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Said;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.records.comments.CommentThread.Comment;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.InWords;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// What is said about the row on a card, and where something is said. Screen's thread only.
public final class CommentBox extends VBox {
    private final Controls controls;
    private final LedgerDesk desk;
    private final GridViewModel grid;
    private final Said said;
    private final UUID row;
    private final Map<UUID, CommentDraft> drafts;
    private final VBox threads = new VBox(12);
    private final VBox writing = new VBox(6);
    private final Label about = new Label();
    private final ComboBox<About> place = new ComboBox<>();
    private final TextArea text = new TextArea();
    private final Label trouble = new Label();
    private @Nullable CommentThread answered;
    private boolean sending;

    /// What a comment is about: a field, or the row as a whole when null.
    private record About(@Nullable FieldId field) {
        static final About ROW = new About(null);
    }

    /// About `row`; what is begun and not sent is put into `drafts`.
    CommentBox(
            Controls controls,
            GridViewModel grid,
            Said said,
            UUID row,
            Map<UUID, CommentDraft> drafts) {
        super(12);
        this.controls = controls;
        this.desk = grid.desk();
        this.grid = grid;
        this.said = said;
        this.row = row;
        this.drafts = drafts;
        getStyleClass().addAll("record-section", "comment-box");
        getChildren().add(controls.subsection("ledger.comment.title"));
        if (said.maySay()) {
            getChildren().add(writing);
            fillWriting();
            restore();
        }
        getChildren().add(threads);
        show();
    }

    /// The row it is about.
    UUID row() {
        return row;
    }

    /// Where something is said.
    Node writing() {
        return writing;
    }

    /// Draws what is said now; what is being written stays.
    void show() {
        List<CommentThread> all = said.of(row);
        threads.getChildren().clear();
        if (all.isEmpty()) {
            threads.getChildren().add(controls.note("ledger.comment.none"));
        }
        all.stream().filter(t -> t.open()).forEach(t -> threads.getChildren().add(thread(t)));
        all.stream().filter(t -> !t.open()).forEach(t -> threads.getChildren().add(thread(t)));
    }

    /// Puts the caret where something is said about `field`, or about the row when null.
    void begin(@Nullable FieldId field) {
        if (said.maySay()) {
            answer(null);
            place.setValue(new About(field));
            text.requestFocus();
        }
    }

    private void fillWriting() {
        List<About> places = new ArrayList<>(List.of(About.ROW));
        grid.fields().stream()
                .filter(field -> !field.individualNumber())
                .map(FieldDefinition::id)
                .forEach(id -> places.add(new About(id)));
        place.getItems().setAll(places);
        place.setValue(About.ROW);
        place.setMaxWidth(Double.MAX_VALUE);
        place.setAccessibleText(desk.texts().get("ledger.comment.place"));
        place.setConverter(new InWords<>(each -> name(each.field())));
        text.setPrefRowCount(3);
        Wrapping.of(text);
        text.setAccessibleText(desk.texts().get("ledger.comment.text"));
        text.setPromptText(desk.texts().get("ledger.comment.prompt"));
        text.textProperty().addListener((source, was, now) -> keep());
        text.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        Wrapping.of(about);
        about.getStyleClass().addAll("t-s", "ink-2");
        Wrapping.of(trouble);
        trouble.getStyleClass().addAll("tone-bad", "t-s", "strong");
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        Button send = controls.secondary("ledger.comment.send", "Ctrl Enter", this::send);
        Button stop = controls.quiet("ledger.comment.newMatter", () -> answer(null));
        stop.managedProperty().bind(stop.visibleProperty());
        stop.visibleProperty().bind(about.visibleProperty());
        about.managedProperty().bind(about.visibleProperty());
        about.setVisible(false);
        place.managedProperty().bind(place.visibleProperty());
        place.visibleProperty().bind(about.visibleProperty().not());
        FlowPane acts = new FlowPane(8, 8, send, stop);
        writing.getChildren().setAll(place, about, text, trouble, acts);
    }

    private String name(@Nullable FieldId field) {
        return field == null
                ? desk.texts().get("ledger.comment.wholeRow")
                : grid.fields().stream()
                        .filter(f -> f.id().equals(field))
                        .findFirst()
                        .map(f -> f.label().in(desk.language()))
                        .orElse(field.value());
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isControlDown()) {
            event.consume();
            send();
        } else if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
            event.consume();
            text.requestFocusTraversal(
                    event.isShiftDown()
                            ? javafx.scene.TraversalDirection.PREVIOUS
                            : javafx.scene.TraversalDirection.NEXT);
        }
    }

    /// What is being written answers `thread`; a new matter when null.
    void answer(@Nullable CommentThread thread) {
        answered = thread;
        about.setVisible(thread != null);
        if (thread != null) {
            about.setText(desk.texts().get("ledger.comment.answering", name(thread.field())));
            text.requestFocus();
        }
        keep();
    }

    private @Nullable FieldId field() {
        CommentThread thread = answered;
        return thread != null ? thread.field() : place.getValue().field();
    }

    private void keep() {
        trouble.setText("");
        if (text.getText().isBlank()) {
            drafts.remove(row);
        } else {
            drafts.put(row, new CommentDraft(text.getText(), field(), answered));
        }
    }

    private void restore() {
        CommentDraft begun = drafts.get(row);
        if (begun != null) {
            place.setValue(new About(begun.field()));
            answer(begun.thread());
            text.setText(begun.text());
        }
    }

    private void send() {
        if (sending || text.getText().isBlank()) {
            return;
        }
        sending = true;
        said.say(
                row,
                field(),
                answered,
                text.getText(),
                new Said.Ends() {
                    @Override
                    public void done() {
                        sending = false;
                        text.clear();
                        answer(null);
                    }

                    @Override
                    public void refused(Problem why) {
                        sending = false;
                        trouble.setText(words(why));
                    }
                });
    }

    private String words(Problem problem) {
        return desk.words(problem, grid.definitionProperty().get());
    }

    private VBox thread(CommentThread thread) {
        Label where = new Label(name(thread.field()));
        Wrapping.of(where);
        where.getStyleClass().addAll("field-label");
        HBox head = new HBox(8, where);
        head.setAlignment(Pos.CENTER_LEFT);
        if (!thread.open()) {
            head.getChildren().add(controls.chip(Tone.OK, Icon.CHECK, "ledger.comment.resolved"));
        }
        VBox box = new VBox(6, head);
        box.getStyleClass().add("comment-thread");
        thread.comments().forEach(comment -> box.getChildren().add(comment(thread, comment)));
        if (said.maySay()) {
            box.getChildren().add(acts(thread));
        }
        return box;
    }

    private FlowPane acts(CommentThread thread) {
        FlowPane acts = new FlowPane(8, 4);
        boolean known = thread.comments().stream().anyMatch(c -> c.problem() == null);
        if (known) {
            acts.getChildren().add(small("ledger.comment.answer", () -> answer(thread)));
            boolean open = !thread.resolved();
            acts.getChildren()
                    .add(
                            small(
                                    open ? "ledger.comment.resolve" : "ledger.comment.reopen",
                                    () -> said.settle(thread, open, ends())));
        }
        return acts;
    }

    private Button small(String key, Runnable action) {
        Button button = controls.quiet(key, action);
        button.getStyleClass().add("small");
        return button;
    }

    private Said.Ends ends() {
        return new Said.Ends() {
            @Override
            public void done() {
                trouble.setText("");
            }

            @Override
            public void refused(Problem why) {
                trouble.setText(words(why));
            }
        };
    }

    private VBox comment(CommentThread thread, Comment comment) {
        Label who =
                NameText.follow(
                        new Label(
                                desk.texts()
                                        .get(
                                                "ledger.comment.by",
                                                desk.who(comment.author()),
                                                desk.moment(comment.at(), true))));
        Wrapping.of(who);
        who.getStyleClass().addAll("t-s", "ink-3");
        VBox box = new VBox(2, who);
        String words = comment.text();
        Label body =
                NameText.follow(
                        new Label(words == null ? desk.texts().get("ledger.comment.gone") : words));
        Wrapping.of(body);
        body.getStyleClass().add(words == null ? "ink-3" : "record-value");
        box.getChildren().add(body);
        if (comment.waiting()) {
            box.getChildren()
                    .add(controls.chip(Tone.ACCENT, Icon.WAITING, "ledger.comment.waiting"));
        }
        String problem = comment.problem();
        if (problem != null) {
            Label why = new Label(words(Problem.refused(problem)));
            Wrapping.of(why);
            why.getStyleClass().addAll("tone-bad", "t-s", "strong");
            box.getChildren().add(why);
        }
        if (words != null && comment.author().staff().equals(desk.actor().staff())) {
            box.getChildren()
                    .add(
                            small(
                                    "ledger.comment.takeBack",
                                    () -> said.takeBack(thread, comment.id(), ends())));
        }
        return box;
    }
}
