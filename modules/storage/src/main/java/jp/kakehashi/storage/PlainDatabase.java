package jp.kakehashi.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/// A database that is durable by itself (PostgreSQL) or need not be (memory): groups are its own
/// transactions.
final class PlainDatabase implements Database {
    private final Connection connection;
    private final PlainGroups groups;
    private final GroupWriter writer;
    private final ReadConnections readers;

    PlainDatabase(DataSource source, SQLDialect dialect) {
        Migration.migrate(source, null);
        try {
            this.connection = source.getConnection();
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        this.groups = new PlainGroups(connection, dialect);
        this.writer = new GroupWriter("database-writer", groups);
        this.readers = new ReadConnections(source::getConnection, dialect);
    }

    @Override
    public <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        return readers.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    @Override
    public void define(List<? extends Query> definitions, Consumer<Tx> rows) {
        writer.write(
                tx -> {
                    definitions.forEach(((PlainTx) tx)::define);
                    rows.accept(tx);
                    return true;
                });
    }

    @Override
    public void snapshot() {
        // the database's own log is the truth here
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        groups.close();
    }
}
