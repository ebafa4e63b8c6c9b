package jp.kakehashi.storage;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;

/// One world's data on this machine or on a PostgreSQL server. The journal is the truth, the tables
/// are its index: when {@link #write} returns, the work survives kill -9 and power loss.
///
/// Reads run on the caller's thread and see whatever was durable when they began; writes of many
/// threads are made durable together. Blocking; call from virtual threads.
public interface Database extends AutoCloseable {

    /// Reads in one transaction.
    <T extends @Nullable Object> T read(Function<DSLContext, T> work);

    /// Does all of `work` or nothing, and returns when it is durable. `work` runs on the writer's
    /// thread, one at a time; whatever it throws is thrown here after its effects are undone.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.full` when the disk
    ///     has no room (retryable), `problem.storage.closed` after a fault
    <T extends @Nullable Object> T write(Function<Tx, T> work);

    /// Changes table definitions, then runs `rows` in the same durable step. The statements must be
    /// harmless when repeated (`if not exists`).
    void define(List<? extends Query> definitions, Consumer<Tx> rows);

    /// Makes a verified snapshot now, so that older parts of the journal can go. Does nothing on
    /// PostgreSQL.
    void snapshot();

    @Override
    void close();
}
