package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.Query;

/// A database that goes away after so many durable steps, as if the server were killed between two.
final class StoppingDatabase implements Database {
    final AtomicInteger stepsLeft = new AtomicInteger(Integer.MAX_VALUE);
    private final Database kept;

    StoppingDatabase(Database kept) {
        this.kept = kept;
    }

    /// That the server is gone.
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private void step() {
        if (stepsLeft.getAndDecrement() <= 0) {
            throw new Killed();
        }
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        return kept.read(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        step();
        return kept.write(work);
    }

    @Override
    public void define(List<? extends Query> definitions, Consumer<Tx> rows) {
        step();
        kept.define(definitions, rows);
    }

    @Override
    public void snapshot() {
        kept.snapshot();
    }

    @Override
    public void close() {
        kept.close();
    }
}
