package jp.kakehashi.ledgerui.comments;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Node;
import jp.kakehashi.ledgerui.desk.Said;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.record.RecordDrawer;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.ui.control.Controls;
import org.jspecify.annotations.Nullable;

/// The box of conversations of whichever row is on the card; what was begun about another row comes
/// back with it. Screen's thread only.
public final class CardComments implements RecordDrawer.Below {
    private final Controls controls;
    private final GridViewModel grid;
    private final Said said;
    private final Map<UUID, CommentDraft> drafts = new HashMap<>();
    private @Nullable CommentBox box;
    private @Nullable BegunText answered;
    private String language = "";
    private @Nullable UUID wantedRow;
    private @Nullable FieldId wantedField;

    /// Boxes of what is `said`.
    public CardComments(Controls controls, GridViewModel grid, Said said) {
        this.controls = controls;
        this.grid = grid;
        this.said = said;
        said.onChange(
                () -> {
                    if (box != null) {
                        box.show();
                        answer();
                    }
                });
    }

    /// The next card of `row` begins with a comment about `field`.
    public void want(UUID row, FieldId field) {
        wantedRow = row;
        wantedField = field;
    }

    /// What is half written, of every row of this room.
    public List<BegunText> begun() {
        List<BegunText> all = new ArrayList<>();
        drafts.forEach(
                (row, draft) ->
                        all.add(
                                new BegunText(
                                        UUID.randomUUID(),
                                        BegunText.Kind.COMMENT,
                                        grid.ledger(),
                                        row,
                                        draft.field(),
                                        draft.thread() == null ? null : draft.thread().id(),
                                        null,
                                        draft.text(),
                                        grid.desk().clock().instant())));
        return all;
    }

    /// Lets `words` stand where they were begun, as soon as the card of their row is open.
    public void takeUp(BegunText words) {
        drafts.put(words.row(), new CommentDraft(words.text(), words.field(), null));
        answered = words;
        box = null;
    }

    /// What was answered is known once what is said has been read.
    private void answer() {
        BegunText words = answered;
        CommentBox open = box;
        if (words == null || open == null || !open.row().equals(words.row())) {
            return;
        }
        if (words.thread() == null) {
            answered = null;
            return;
        }
        said.of(words.row()).stream()
                .filter(thread -> thread.id().equals(words.thread()))
                .findFirst()
                .ifPresent(
                        thread -> {
                            answered = null;
                            open.answer(thread);
                        });
    }

    @Override
    public @Nullable Node shown() {
        CommentBox open = box;
        boolean here = open != null && open.row().equals(wantedRow) && open.getScene() != null;
        if (open == null || !here) {
            return null;
        }
        open.begin(wantedField);
        wantedRow = null;
        return open.writing();
    }

    @Override
    public Node of(UUID row) {
        CommentBox now = box;
        if (now == null || !now.row().equals(row) || !language.equals(grid.desk().language())) {
            now = new CommentBox(controls, grid, said, row, drafts);
            language = grid.desk().language();
            box = now;
            answer();
        }
        return now;
    }
}
