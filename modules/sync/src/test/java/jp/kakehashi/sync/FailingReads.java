package jp.kakehashi.sync;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import org.jooq.DSLContext;
import org.jooq.Query;

/// A database whose reads fail for one kind of thread as long as it is told to.
final class FailingReads implements Database {
    private final Database real;
    private final String threads;
    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile boolean failing;

    FailingReads(Database real, String threads) {
        this.real = real;
        this.threads = threads;
    }

    void fail(boolean from) {
        failing = from;
    }

    void awaitFailure() throws InterruptedException {
        failed.await();
    }

    @Override
    public <T> T read(Function<DSLContext, T> work) {
        if (failing && Thread.currentThread().getName().startsWith(threads)) {
            failed.countDown();
            throw Problem.unavailable("problem.storage.full").asException();
        }
        return real.read(work);
    }

    @Override
    public <T> T write(Function<Tx, T> work) {
        return real.write(work);
    }

    @Override
    public void define(List<? extends Query> definitions, Consumer<Tx> rows) {
        real.define(definitions, rows);
    }

    @Override
    public void snapshot() {
        real.snapshot();
    }

    @Override
    public void close() {
        real.close();
    }
}
