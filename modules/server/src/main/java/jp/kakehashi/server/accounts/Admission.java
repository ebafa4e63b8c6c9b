package jp.kakehashi.server.accounts;

import java.util.UUID;
import jp.kakehashi.wire.CallerSession;

/// A session let in: its id, by which it can be ended, and who it is.
public record Admission(UUID session, CallerSession caller) {}
