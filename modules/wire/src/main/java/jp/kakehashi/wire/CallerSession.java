package jp.kakehashi.wire;

import java.time.Instant;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;

/// A signed-in member of staff on one device in one world.
public record CallerSession(Actor actor, String device, World world, Instant expiresAt) {}
