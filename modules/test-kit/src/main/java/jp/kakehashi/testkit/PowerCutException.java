package jp.kakehashi.testkit;

import java.io.IOException;

/// The simulated machine has no power; nothing works on its disk any more.
public final class PowerCutException extends IOException {
    private static final long serialVersionUID = 1L;

    /// The power has gone.
    public PowerCutException() {
        super("power cut");
    }
}
