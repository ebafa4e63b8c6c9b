package jp.kakehashi.storage.journal;

/// What a frame of the journal says.
public enum FrameKind {
    /// The statements of one group.
    GROUP(1),
    /// The last frame of a segment; another segment follows.
    SEAL(2),
    /// The fixed tables were brought to a version.
    SCHEMA(3);

    private final int code;

    FrameKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static FrameKind of(int code) {
        for (FrameKind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new IllegalStateException("kind of frame " + code);
    }
}
