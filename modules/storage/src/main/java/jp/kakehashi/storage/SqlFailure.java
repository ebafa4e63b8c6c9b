package jp.kakehashi.storage;

import java.io.IOException;
import java.sql.SQLException;
import jp.kakehashi.kernel.disk.DiskFullException;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// Faults of the database without what they say about rows: a driver's message quotes values, and
/// those may be residents' names.
final class SqlFailure {
    private SqlFailure() {}

    /// `fault` as an unchecked exception that names only its SQL state and the place.
    static DataAccessException of(SQLException fault) {
        String message = "SQL state " + fault.getSQLState() + ", code " + fault.getErrorCode();
        String state = fault.getSQLState();
        DataAccessException failure =
                state != null && state.startsWith("23")
                        ? new IntegrityConstraintViolationException(message)
                        : new DataAccessException(message);
        failure.setStackTrace(fault.getStackTrace());
        return failure;
    }

    /// Whether a full disk lies at the bottom of `fault`.
    static boolean isDiskFull(Throwable fault) {
        for (@Nullable Throwable at = fault; at != null; at = at.getCause()) {
            if (at instanceof IOException io && DiskFullException.isToldBy(io)) {
                return true;
            }
        }
        return false;
    }
}
