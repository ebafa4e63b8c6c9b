package jp.kakehashi.kernel.disk;

import java.io.IOException;
import java.io.Serial;

/// Another holder has the lock.
public final class DiskInUseException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// The lock called `name` is held.
    public DiskInUseException(String name) {
        super(name);
    }
}
