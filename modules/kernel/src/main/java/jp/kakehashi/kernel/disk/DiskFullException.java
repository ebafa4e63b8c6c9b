package jp.kakehashi.kernel.disk;

import java.io.IOException;
import java.io.Serial;

/// No room on the disk, or the user's quota is used up. The same operation may succeed later.
public final class DiskFullException extends IOException {
    @Serial private static final long serialVersionUID = 1L;

    /// Told apart from other faults of `cause`.
    public DiskFullException(String message) {
        super(message);
    }

    /// Whether `fault` is how some operating system says that there is no room.
    public static boolean isToldBy(IOException fault) {
        String message = fault.getMessage();
        return fault instanceof DiskFullException
                || (message != null
                        && (message.contains("No space left")
                                || message.contains("quota exceeded")
                                || message.contains("not enough space")));
    }
}
