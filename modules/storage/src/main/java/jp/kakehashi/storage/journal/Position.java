package jp.kakehashi.storage.journal;

import java.util.HexFormat;

/// A place in the journal: the sequence of a frame and the chain hash (hex) over everything up to
/// it. Two equal positions mean the same history.
public record Position(long sequence, String chain) {
    /// Before the first frame.
    public static final Position START = new Position(0, "0".repeat(64));

    byte[] chainBytes() {
        return HexFormat.of().parseHex(chain);
    }

    static Position of(long sequence, byte[] chain) {
        return new Position(sequence, HexFormat.of().formatHex(chain));
    }
}
