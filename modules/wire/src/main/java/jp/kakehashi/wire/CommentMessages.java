package jp.kakehashi.wire;

import java.util.List;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.PlacedAct;

/// What people say about rows, on its way.
public final class CommentMessages {
    /// Most acts in one message.
    public static final int MOST_ACTS = 200;

    private CommentMessages() {}

    /// Acts in the order they were made. `POST /api/comments`; answered by
    /// {@link Messages.PushResult}, one outcome each.
    public record Acts(List<CommentAct> acts) {}

    /// Acts after a place, of every ledger, as far as the caller may read what they are about.
    /// Words that were taken back are told without their text. `GET /api/comments?after=N`
    ///
    /// @param last the place up to which the caller now knows everything
    /// @param more whether there is more after it
    public record Told(List<PlacedAct> acts, long last, boolean more) {}
}
