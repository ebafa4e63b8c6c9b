package jp.kakehashi.sync.device;

import java.time.Instant;
import java.util.List;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.World;

/// What a sealed file holds, in JSON: the edits that never reached head office, for an
/// administrator to review.
///
/// @param reason `revoked` or `expired`
public record SealedEdits(
        World world, Actor actor, String device, String reason, Instant at, List<Change> changes) {
    public SealedEdits {
        changes = List.copyOf(changes);
    }
}
