package jp.kakehashi.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import org.jooq.SQLDialect;

/// Groups as plain transactions of the database, one savepoint a work.
final class PlainGroups implements Groups {
    private final Connection connection;
    private final PlainTx tx;

    PlainGroups(Connection connection, SQLDialect dialect) {
        this.connection = connection;
        this.tx = new PlainTx(connection, dialect);
    }

    @Override
    public void commit(List<Work<?>> group) {
        List<Work<?>> good = new ArrayList<>(group.size());
        try {
            for (Work<?> work : group) {
                if (attempt(work)) {
                    good.add(work);
                }
            }
            connection.commit();
        } catch (SQLException e) {
            rollback();
            good.forEach(work -> work.fail(SqlFailure.of(e)));
            return;
        }
        good.forEach(Work::acknowledge);
    }

    // whatever a work throws belongs to its caller, on whose behalf this thread runs it
    @SuppressWarnings("PMD.AvoidCatchingThrowable")
    private boolean attempt(Work<?> work) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            work.run(tx);
        } catch (Throwable thrown) {
            connection.rollback(before);
            work.fail(thrown);
            return false;
        }
        connection.releaseSavepoint(before);
        return true;
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // the connection is gone, and its transaction with it
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }
}
