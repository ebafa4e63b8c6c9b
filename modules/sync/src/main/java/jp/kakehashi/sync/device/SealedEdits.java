package jp.kakehashi.sync.device;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.World;
import jp.kakehashi.records.comments.CommentAct;
import org.jspecify.annotations.Nullable;

/// What a sealed file holds, in JSON: the edits that never reached head office, for an
/// administrator to review.
///
/// @param reason `revoked` or `expired`
/// @param comments what was said about rows; null in files from before there were comments
/// @param begun what was typed and never entered; null in files from before it was kept
public record SealedEdits(
        World world,
        Actor actor,
        String device,
        String reason,
        Instant at,
        List<Change> changes,
        @Nullable List<CommentAct> comments,
        @Nullable List<BegunText> begun) {
    public SealedEdits {
        changes = List.copyOf(changes);
        comments = comments == null ? List.of() : List.copyOf(comments);
        begun = begun == null ? List.of() : List.copyOf(begun);
    }

    /// What was said about rows.
    @Override
    public List<CommentAct> comments() {
        return Objects.requireNonNull(comments);
    }

    /// What was typed and never entered.
    @Override
    public List<BegunText> begun() {
        return Objects.requireNonNull(begun);
    }
}
