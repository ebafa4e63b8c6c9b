package jp.kakehashi.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/// A few connections for readers; each read is one transaction on a snapshot of its own.
final class ReadConnections implements AutoCloseable {
    /// Opens one connection to the database.
    interface Source {
        Connection open() throws SQLException;
    }

    private static final int LIMIT = 8;

    private final Source source;
    private final SQLDialect dialect;
    private final Semaphore permits = new Semaphore(LIMIT);
    private final ArrayDeque<Connection> idle = new ArrayDeque<>();
    private boolean closed;

    ReadConnections(Source source, SQLDialect dialect) {
        this.source = source;
        this.dialect = dialect;
    }

    <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        permits.acquireUninterruptibly();
        Connection connection = null;
        boolean healthy = false;
        try {
            connection = take();
            T result = work.apply(Dialects.readOnly(connection, dialect));
            connection.rollback();
            healthy = true;
            return result;
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        } finally {
            giveBack(connection, healthy);
            permits.release();
        }
    }

    private Connection take() throws SQLException {
        synchronized (idle) {
            if (closed) {
                throw Problem.refused("problem.storage.closed").asException();
            }
            Connection connection = idle.poll();
            if (connection != null) {
                return connection;
            }
        }
        Connection connection = source.open();
        connection.setAutoCommit(false);
        connection.setReadOnly(dialect == SQLDialect.POSTGRES);
        if (dialect == SQLDialect.POSTGRES) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        } else {
            try (var statement = connection.createStatement()) {
                statement.execute(
                        "set session characteristics as transaction isolation level snapshot");
            }
            connection.commit();
        }
        return connection;
    }

    private void giveBack(@Nullable Connection connection, boolean healthy) {
        if (connection == null) {
            return;
        }
        if (!healthy) {
            try {
                connection.rollback();
            } catch (SQLException e) {
                drop(connection);
                return;
            }
        }
        synchronized (idle) {
            if (!closed) {
                idle.push(connection);
                return;
            }
        }
        drop(connection);
    }

    private static void drop(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // a connection that cannot even be closed is gone already
        }
    }

    @Override
    public void close() {
        synchronized (idle) {
            closed = true;
            idle.forEach(ReadConnections::drop);
            idle.clear();
        }
    }
}
