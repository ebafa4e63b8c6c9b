package jp.kakehashi.storage;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.storage.journal.Journal;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.StatementLog;
import org.jooq.Query;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Groups made durable by the journal: run on the index, then journal and fsync, then commit the
/// index, then acknowledge. An index that fails is built again from the journal; a journal that
/// fails for any reason but a full disk ends all writing.
final class JournaledGroups implements Groups {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledGroups.class);
    private static final int FRAME_TARGET_BYTES = 1024 * 1024;

    private final Journal journal;
    private final LiveIndex live;
    private final Runnable afterGroup;
    private boolean broken;

    JournaledGroups(Journal journal, LiveIndex live, Runnable afterGroup) {
        this.journal = journal;
        this.live = live;
        this.afterGroup = afterGroup;
    }

    @Override
    public void commit(List<Work<?>> group) {
        if (group.stream().anyMatch(Work::alone)) {
            run(group);
        } else {
            live.together(() -> run(group));
        }
        afterGroup.run();
    }

    private void run(List<Work<?>> group) {
        List<Work<?>> good = new ArrayList<>(group.size());
        for (Work<?> work : group) {
            if (work.alone()) {
                flush(good);
                runAlone(work);
            } else {
                runInGroup(work, good);
                if (journal.log().size() >= FRAME_TARGET_BYTES) {
                    flush(good);
                }
            }
        }
        flush(good);
    }

    private void runInGroup(Work<?> work, List<Work<?>> good) {
        @Nullable ProblemException refusal = good.isEmpty() ? makeReady() : null;
        if (refusal != null) {
            work.fail(refusal);
            return;
        }
        StatementLog log = journal.log();
        StatementLog.Mark mark = log.mark();
        Connection connection = live.index().connection();
        try {
            Savepoint before = connection.setSavepoint();
            if (attempt(work)) {
                good.add(work);
                connection.releaseSavepoint(before);
            } else {
                log.cutTo(mark);
                connection.rollback(before);
            }
        } catch (SQLException e) {
            log.cutTo(new StatementLog.Mark(0, 0));
            ProblemException lost = live.lose(e);
            good.forEach(one -> one.fail(lost));
            good.clear();
            work.fail(lost);
        }
    }

    // whatever a work throws belongs to its caller, on whose behalf this thread runs it
    private boolean attempt(Work<?> work) {
        try {
            work.run(live.tx());
            return true;
        } catch (Throwable thrown) {
            boolean expected = thrown instanceof ProblemException;
            work.fail(!expected && live.isLost() ? live.lose(thrown) : thrown);
            return false;
        }
    }

    private void runAlone(Work<?> work) {
        @Nullable ProblemException refusal = makeReady();
        if (refusal != null) {
            work.fail(refusal);
        } else if (attempt(work)) {
            work.acknowledge();
        }
    }

    private @Nullable ProblemException makeReady() {
        if (broken) {
            return closed(null);
        }
        try {
            live.makeReady();
            journal.prepare();
            return null;
        } catch (ProblemException e) {
            return e;
        } catch (IOException e) {
            return refusal(e);
        }
    }

    private void flush(List<Work<?>> good) {
        if (good.isEmpty()) {
            return;
        }
        @Nullable ProblemException refusal = makeDurable();
        for (Work<?> work : good) {
            if (refusal == null) {
                work.acknowledge();
            } else {
                work.fail(refusal);
            }
        }
        good.clear();
    }

    /// Journals and commits what was run since the last call; says why when that was not possible.
    private @Nullable ProblemException makeDurable() {
        try {
            if (journal.log().isEmpty()) {
                live.index().connection().rollback();
                return null;
            }
            Position reached = journal.appendGroup();
            live.index().commitAt(reached);
            return null;
        } catch (SQLException e) {
            live.lose(e);
            // the group is in the journal, so building the index again brings it back
            return makeReady();
        } catch (IOException e) {
            journal.log().cutTo(new StatementLog.Mark(0, 0));
            ProblemException refusal = refusal(e);
            if (broken || !journal.mended()) {
                LOG.warn("journal cannot be written: {}", e.toString());
            }
            takeBack();
            return refusal;
        }
    }

    private void takeBack() {
        try {
            live.index().connection().rollback();
        } catch (SQLException e) {
            live.lose(e);
        }
    }

    private ProblemException refusal(IOException fault) {
        if (fault instanceof DiskFullException) {
            return new ProblemException(Problem.unavailable("problem.storage.full"), fault);
        }
        broken = true;
        return closed(fault);
    }

    private static ProblemException closed(@Nullable Throwable cause) {
        return new ProblemException(Problem.refused("problem.storage.closed"), cause);
    }

    /// Changes tables. H2 commits by itself before and after a definition, so these run alone; what
    /// cannot be journaled afterwards costs the index.
    boolean define(List<? extends Query> definitions, Consumer<Tx> rows) {
        boolean durable = false;
        StatementLog.Mark start = journal.log().mark();
        try {
            definitions.forEach(live.tx()::execute);
            rows.accept(live.tx());
            @Nullable ProblemException refusal = makeDurable();
            if (refusal != null) {
                throw refusal;
            }
            durable = true;
            return true;
        } finally {
            if (!durable) {
                journal.log().cutTo(start);
                live.discard();
            }
        }
    }

    boolean isBroken() {
        return broken;
    }

    @Override
    public void close() {}
}
