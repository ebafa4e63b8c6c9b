package jp.kakehashi.storage.journal;

import java.nio.ByteBuffer;

/// One frame, decrypted and checked: where the journal stands after it, and what it says.
record Frame(Position position, FrameKind kind, ByteBuffer payload) {}
