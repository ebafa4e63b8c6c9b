package jp.kakehashi.storage;

import java.io.Serial;
import java.sql.SQLException;

/// A statement or connection failed in a way nobody expected.
final class SqlFailure extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    SqlFailure(SQLException cause) {
        super(cause);
    }
}
