package jp.kakehashi.storage;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Query;

/// The inside of one {@link Database#write}. Everything that changes data goes through `execute` or
/// `batch`, because that is what reaches the journal and is replayed: statements must not depend on
/// the time, on chance or on the session.
public interface Tx {

    /// For reading inside the transaction; sees its own writes. Never write through it.
    DSLContext query();

    /// Runs one insert, update, merge or delete; returns the number of rows touched.
    int execute(Query statement);

    /// Runs `statement` once for each row of bind values, in the statement's own order of
    /// parameters. The quick way for many alike rows.
    void batch(Query statement, List<@org.jspecify.annotations.Nullable Object[]> rows);
}
