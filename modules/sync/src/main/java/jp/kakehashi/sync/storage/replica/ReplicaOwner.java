package jp.kakehashi.sync.storage.replica;

import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.World;

/// Whose replica it is. A replica belongs to one person, one world and one device.
///
/// @param officeShort one character of the office for provisional numbers: 朝-仮-0003
public record ReplicaOwner(Actor actor, World world, String device, String officeShort) {
    /// The owner as the author of a change.
    public Author author() {
        return actor.on(device);
    }
}
