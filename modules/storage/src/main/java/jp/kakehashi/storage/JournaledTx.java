package jp.kakehashi.storage;

import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import jp.kakehashi.storage.journal.StatementLog;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/// Runs statements on the index and notes them for the journal.
final class JournaledTx implements Tx {
    private final Index index;
    private final StatementLog log;
    private final DSLContext reading;
    private final DSLContext rendering;

    JournaledTx(Index index, StatementLog log) {
        this.index = index;
        this.log = log;
        this.reading = Dialects.readOnly(index.connection(), SQLDialect.H2);
        this.rendering = Dialects.context(index.connection(), SQLDialect.H2);
    }

    @Override
    public DSLContext query() {
        return reading;
    }

    @Override
    public int execute(Query statement) {
        @Nullable Object[] binds = rendering.extractBindValues(statement).toArray();
        return run(rendering.render(statement), Collections.singletonList(binds));
    }

    @Override
    public void batch(Query statement, List<@Nullable Object[]> rows) {
        if (!rows.isEmpty()) {
            run(rendering.render(statement), rows);
        }
    }

    private int run(String sql, List<@Nullable Object[]> rows) {
        int touched;
        try {
            touched = index.run(sql, rows);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
        log.record(sql, rows);
        return touched;
    }
}
