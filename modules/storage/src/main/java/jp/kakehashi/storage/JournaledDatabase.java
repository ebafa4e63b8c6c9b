package jp.kakehashi.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.kernel.disk.DiskInUseException;
import jp.kakehashi.storage.journal.Journal;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A database folder of this computer: the journal is the truth, an H2 file its index.
final class JournaledDatabase implements Database {
    private static final Logger LOG = LoggerFactory.getLogger(JournaledDatabase.class);

    private final Closeable lock;
    private final Journal journal;
    private final Recovery recovery;
    private final LiveIndex live;
    private final JournaledGroups groups;
    private final GroupWriter writer;
    private final SnapshotKeeper keeper;
    private final OpeningReport report;

    private JournaledDatabase(
            LocalPlace place, Closeable lock, Recovery recovery, Journal journal, Index index) {
        this.lock = lock;
        this.journal = journal;
        this.recovery = recovery;
        this.report = recovery.report(journal);
        this.live = new LiveIndex(place, journal, recovery, index);
        this.keeper = new SnapshotKeeper(place, journal, recovery.snapshots());
        this.groups = new JournaledGroups(journal, live, keeper::afterGroup);
        this.writer = new GroupWriter("database-writer", groups);
        keeper.start(writer);
    }

    /// Opens or creates the database of `place`.
    static JournaledDatabase open(LocalPlace place) {
        try {
            return openLocked(place, place.disk().lock("lock"));
        } catch (DiskInUseException e) {
            throw new ProblemException(Problem.unavailable("problem.storage.in_use"), e);
        } catch (DiskFullException e) {
            throw new ProblemException(Problem.unavailable("problem.storage.full"), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JournaledDatabase openLocked(LocalPlace place, Closeable lock)
            throws IOException {
        boolean whole = false;
        @Nullable Journal journal = null;
        try {
            Recovery recovery = Recovery.of(place);
            journal = recovery.openJournal();
            Index index = recovery.openIndex(journal);
            JournaledDatabase database =
                    new JournaledDatabase(place, lock, recovery, journal, index);
            database.tellFindings();
            whole = true;
            return database;
        } catch (SQLException e) {
            if (SqlFailure.isDiskFull(e)) {
                throw new ProblemException(Problem.unavailable("problem.storage.full"), e);
            }
            throw SqlFailure.of(e);
        } finally {
            if (!whole) {
                if (journal != null) {
                    journal.close();
                }
                lock.close();
            }
        }
    }

    private void tellFindings() {
        report.damagedFiles().forEach(file -> LOG.error("damaged, made up for: {}", file));
        if (report.cutBytes() > 0) {
            LOG.warn("cut {} bytes of an unfinished write off the journal", report.cutBytes());
        }
        if (report.rebuilt()) {
            LOG.info("index built again, {} groups replayed", report.replayedGroups());
        }
    }

    /// What was found at opening.
    OpeningReport report() {
        return report;
    }

    @Override
    public <T extends @Nullable Object> T read(Function<DSLContext, T> work) {
        try {
            return live.readers().read(work);
        } catch (DataAccessException | ProblemException e) {
            if (!live.isLost()) {
                throw e;
            }
        }
        writer.write(tx -> true); // builds the index again, or says why not
        return live.readers().read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Function<Tx, T> work) {
        return writer.write(work);
    }

    @Override
    public void define(List<? extends Query> definitions, Consumer<Tx> rows) {
        writer.alone(tx -> groups.define(definitions, rows));
    }

    @Override
    public void snapshot() {
        keeper.snapshot();
    }

    @Override
    public void close() {
        writer.close();
        keeper.close();
        live.readers().close();
        try (lock;
                journal) {
            if (live.isLost() || groups.isBroken()) {
                live.discard(); // or H2 would go on writing to a file that is no longer ours
            } else {
                recovery.closeCleanly(journal, live.index());
            }
        } catch (IOException | SQLException e) {
            // the journal has everything; the next opening builds the index again
            LOG.warn("index not closed cleanly: {}", e.getClass().getName());
            live.discard();
        }
    }
}
