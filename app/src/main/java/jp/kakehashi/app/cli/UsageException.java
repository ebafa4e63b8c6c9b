package jp.kakehashi.app.cli;

import java.io.Serial;

/// What was typed cannot be meant; the message is for the person who typed it. Exit code 2.
final class UsageException extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
