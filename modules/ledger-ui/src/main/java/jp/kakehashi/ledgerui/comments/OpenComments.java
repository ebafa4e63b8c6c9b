package jp.kakehashi.ledgerui.comments;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Said;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.DialogDress;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.records.comments.CommentThread.Comment;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.names.Wrapping;

/// What was said in a ledger and is not settled, each line a way to its card. It names rows that
/// the grid shows already: nothing more is read for it. Screen's thread only.
public final class OpenComments {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final GridViewModel grid;
    private final Said said;
    private final Consumer<CellPlace> go;
    private final VBox lines = new VBox(2);

    /// A list of what is `said` over `grid`; `go` opens the card of a row.
    public OpenComments(UiContext ui, GridViewModel grid, Said said, Consumer<CellPlace> go) {
        this.ui = ui;
        this.desk = grid.desk();
        this.grid = grid;
        this.said = said;
        this.go = go;
        said.onChange(this::renewed);
        grid.rowChanged(this::renewed);
    }

    /// Opens.
    public void show() {
        render();
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("menu-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        // Lines that had to be wrapped are known once they are laid out.
        lines.heightProperty()
                .addListener((source, was, now) -> scroll.setPrefViewportHeight(now.doubleValue()));
        HBox foot =
                new HBox(
                        ui.controls().spring(),
                        ui.controls().secondary("ui.settings.close", "Esc", ui.dialogs()::close));
        VBox box = new VBox(12, ui.controls().section("ledger.comments.openTitle"), scroll, foot);
        DialogDress.put(box, "open-comments");
        ui.dialogs().show(box, ui.dialogs()::close);
        box.applyCss();
        (said.openThreads().isEmpty() ? foot : lines)
                .lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    /// A list that is open says what is said now, of the rows as they stand now: what was withdrawn
    /// does not stay. The caret stays on its line.
    private void renewed() {
        if (lines.getScene() == null) {
            return;
        }
        int at = -1;
        for (int i = 0; i < lines.getChildren().size(); i++) {
            at = lines.getChildren().get(i).isFocused() ? i : at;
        }
        render();
        if (at >= 0) {
            lines.getChildren().get(Math.min(at, lines.getChildren().size() - 1)).requestFocus();
        }
    }

    private void render() {
        List<CommentThread> threads = said.openThreads();
        lines.getChildren().clear();
        threads.forEach(thread -> lines.getChildren().add(line(thread)));
        if (threads.isEmpty()) {
            lines.getChildren().add(ui.controls().note("ledger.comments.none"));
        }
    }

    private Button line(CommentThread thread) {
        Comment last =
                thread.comments().stream()
                        .filter(said -> said.text() != null)
                        .reduce((one, next) -> next)
                        .orElseThrow();
        LedgerDefinition form = Objects.requireNonNull(grid.definitionProperty().get());
        String about = about(form, thread);
        String head =
                desk.texts()
                        .get(
                                "ledger.comments.line",
                                about,
                                last.author().name(),
                                desk.moment(last.at(), false));
        Button line = new Button(head + "\n" + last.text());
        line.setMnemonicParsing(false);
        Wrapping.of(line);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setMaxWidth(Double.MAX_VALUE);
        line.getStyleClass().addAll("quiet", "menu-line");
        line.setOnAction(
                event -> {
                    ui.dialogs().close();
                    go.accept(
                            new CellPlace(
                                    thread.row(),
                                    Objects.requireNonNullElse(
                                            thread.field(), grid.fields().getFirst().id())));
                });
        return line;
    }

    /// The row, if the grid shows it, and the field.
    private String about(LedgerDefinition form, CommentThread thread) {
        int at = grid.rows().find(thread.row());
        RowView row = at < 0 ? null : grid.rows().peek(at);
        String title =
                row == null ? desk.texts().get("ledger.comments.row") : RowTitle.of(form, row);
        return thread.field() == null ? title : title + "　" + desk.label(form, thread.field());
    }
}
