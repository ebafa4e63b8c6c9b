package jp.kakehashi.sync.storage;

import jp.kakehashi.records.Change;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// One's own edit with its place in the order of making.
///
/// @param problem why head office sent it back; only when `RETURNED`
public record OutboxEntry(
        long position,
        Change change,
        OutboxState state,
        Messages.@Nullable ProblemMessage problem) {

    /// Whether it still has to be sent, perhaps again.
    public boolean unsent() {
        return state == OutboxState.HERE || state == OutboxState.SENT;
    }
}
