package jp.kakehashi.storage;

import java.sql.Connection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/// A transaction whose statements go straight to the database.
final class PlainTx implements Tx {
    private final DSLContext reading;
    private final DSLContext writing;

    PlainTx(Connection connection, SQLDialect dialect) {
        this.reading = Dialects.readOnly(connection, dialect);
        this.writing = Dialects.context(connection, dialect);
    }

    @Override
    public DSLContext query() {
        return reading;
    }

    @Override
    public int execute(Query statement) {
        return writing.execute(statement);
    }

    @Override
    public void batch(Query statement, List<@Nullable Object[]> rows) {
        if (rows.isEmpty()) {
            return;
        }
        writing.batch(statement).bind(rows.toArray(Object[][]::new)).execute();
    }

    void define(Query definition) {
        writing.execute(definition);
    }
}
