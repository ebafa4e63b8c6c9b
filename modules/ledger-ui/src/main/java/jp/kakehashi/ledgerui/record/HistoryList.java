package jp.kakehashi.ledgerui.record;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.Marks;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.MergeNote;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// A history as a line with points, newest above: value, when it came to head office, who wrote it
/// when, and why.
final class HistoryList {
    private final LedgerDesk desk;
    private final LedgerDefinition definition;

    HistoryList(LedgerDesk desk, LedgerDefinition definition) {
        this.desk = desk;
        this.definition = definition;
    }

    Node draw(List<Moment> moments, boolean wholeRow) {
        VBox list = new VBox();
        list.getStyleClass().add("history");
        for (int i = 0; i < moments.size(); i++) {
            list.getChildren().add(line(moments.get(i), wholeRow, i == moments.size() - 1));
        }
        if (moments.isEmpty()) {
            list.getChildren().add(RecordDrawer.small(desk.texts().get("ledger.history.none")));
        }
        return list;
    }

    private Node line(Moment moment, boolean wholeRow, boolean last) {
        Region dot = new Region();
        dot.getStyleClass().add("history-dot");
        Region thread = new Region();
        thread.getStyleClass().add("history-thread");
        thread.setVisible(!last);
        StackPane rail = new StackPane(thread, dot);
        rail.getStyleClass().add("history-rail");
        StackPane.setAlignment(dot, Pos.TOP_CENTER);
        VBox words = new VBox(2);
        words.getStyleClass().add("history-words");
        Change change = moment.entry().change().change();
        FlowPane first = new FlowPane(8, 4);
        first.setAlignment(Pos.CENTER_LEFT);
        if (wholeRow) {
            first.getChildren().add(strong(desk.texts().get(kind(change))));
        } else {
            moment.lines().forEach(l -> first.getChildren().add(value(l)));
        }
        first.getChildren().add(arrival(moment));
        words.getChildren().add(first);
        if (wholeRow) {
            moment.lines().forEach(l -> words.getChildren().add(labelled(l)));
        }
        words.getChildren().add(RecordDrawer.small(who(change)));
        why(change.note(), words);
        HBox.setHgrow(words, Priority.ALWAYS);
        return new HBox(12, rail, words);
    }

    private static Label strong(String words) {
        Label label = NameText.follow(new Label(words));
        Wrapping.of(label);
        label.getStyleClass().add("strong");
        return label;
    }

    private Label value(Moment.Line line) {
        Label label = strong(shown(line));
        if (line.struck()) {
            label.getStyleClass().addAll("struck-value", "ink-3");
            label.getStyleClass().remove("strong");
            label.setAccessibleText(desk.texts().get("ledger.history.former", label.getText()));
        }
        return label;
    }

    private Node labelled(Moment.Line line) {
        Label name = RecordDrawer.small(desk.label(definition, line.field()));
        Label value = value(line);
        value.getStyleClass().add("t-s");
        return new FlowPane(8, 0, name, value);
    }

    private String shown(Moment.Line line) {
        if (line.value() == null) {
            return desk.texts().get("ledger.value.empty");
        }
        FieldDefinition field = definition.field(line.field()).orElse(null);
        return field == null ? line.value() : desk.cells().show(field, line.value());
    }

    private Chip arrival(Moment moment) {
        EditState pending = moment.entry().pending();
        if (pending != null && pending != EditState.AT_HEAD_OFFICE) {
            return new Marks(desk.texts()).stateChip(pending);
        }
        Instant accepted = moment.entry().change().acceptedAt();
        return new Chip(
                desk.texts().get("ledger.history.arrived", desk.moment(accepted, false)),
                Tone.NEUTRAL);
    }

    private String who(Change change) {
        return desk.texts()
                .get(
                        change.kind() == ChangeKind.RESOLVE
                                ? "ledger.history.decider"
                                : "ledger.history.who",
                        desk.who(change.author()),
                        desk.moment(change.madeAt(), true));
    }

    private void why(ChangeNote note, VBox words) {
        UUID other = MergeNote.other(note.reason()).orElse(null);
        if (other == null) {
            add("ledger.history.reason", note.reason(), words);
            add("ledger.history.override", note.override(), words);
        } else {
            add("ledger.history.merged", called(other), words);
        }
        add("ledger.history.decision", note.decision(), words);
        add("ledger.history.behalf", note.onBehalfOf(), words);
    }

    /// What the row that this one was made one with is called, as a link to it would be.
    private String called(UUID row) {
        FieldDefinition shows = RowTitle.field(definition, definition.shownTo(desk.actor()));
        if (shows == null) {
            return row.toString();
        }
        FieldDefinition link =
                new FieldDefinition(
                        shows.id(),
                        shows.label(),
                        FieldType.LINK,
                        FieldDefinition.FieldChecks.NONE,
                        List.of(),
                        shows.access(),
                        false,
                        new FieldDefinition.LinkTarget(definition.id(), shows.id()),
                        null);
        return desk.cells().show(link, row.toString());
    }

    private void add(String key, @Nullable String value, VBox words) {
        if (value != null && !value.isBlank()) {
            words.getChildren().add(RecordDrawer.small(desk.texts().get(key, value)));
        }
    }

    private static String kind(Change change) {
        return switch (change.kind()) {
            case CREATE -> "ledger.history.created";
            case EDIT -> "ledger.history.edited";
            case DELETE -> "ledger.history.deleted";
            case RESTORE -> "ledger.history.restored";
            case RESOLVE -> "ledger.history.resolved";
        };
    }
}
