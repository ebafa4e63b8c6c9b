package jp.kakehashi.storage;

import java.io.IOException;
import java.sql.SQLException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.storage.journal.Journal;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The index in use, and its readers; replaced when it fails. Changed by the writer's thread only.
final class LiveIndex {
    private static final Logger LOG = LoggerFactory.getLogger(LiveIndex.class);
    private static final int GROUPS_BETWEEN_CHECKS = 32;

    private final LocalPlace place;
    private final Journal journal;
    private final Recovery recovery;
    private volatile @Nullable Index index;
    private volatile ReadConnections readers;
    private JournaledTx tx;
    private int groupsUntilCheck;

    LiveIndex(LocalPlace place, Journal journal, Recovery recovery, Index index) {
        this.place = place;
        this.journal = journal;
        this.recovery = recovery;
        this.index = index;
        this.tx = new JournaledTx(index, journal.log());
        this.readers = new ReadConnections(index::connect, SQLDialect.H2);
    }

    Index index() {
        Index current = index;
        if (current == null) {
            throw Problem.unavailable("problem.storage.index_lost").asException();
        }
        return current;
    }

    boolean isLost() {
        Index current = index;
        return current == null || current.isLost();
    }

    JournaledTx tx() {
        return tx;
    }

    ReadConnections readers() {
        return readers;
    }

    /// Builds the index again when it was lost, keeps its file small, and makes sure of some room
    /// on the disk: H2 gives a file up when it finds none.
    void makeReady() throws IOException {
        if (groupsUntilCheck-- <= 0) {
            if (place.disk().usableBytes() < place.reservedBytes()) {
                throw Problem.unavailable("problem.storage.full").asException();
            }
            groupsUntilCheck = GROUPS_BETWEEN_CHECKS;
            tidy();
        }
        if (index == null) {
            try {
                Index rebuilt = recovery.rebuild(journal);
                index = rebuilt;
                tx = new JournaledTx(rebuilt, journal.log());
                readers = new ReadConnections(rebuilt::connect, SQLDialect.H2);
            } catch (SQLException e) {
                throw lose(e);
            }
        }
    }

    /// Runs a group on the index there is, if there is one ({@link Index#together}).
    void together(Runnable group) {
        Index current = index;
        if (current == null) {
            group.run();
            return;
        }
        try {
            current.together(group);
        } catch (SQLException e) {
            lose(e); // what was run is in the journal
        }
    }

    private void tidy() {
        Index current = index;
        if (current != null) {
            try {
                current.tidy();
            } catch (SQLException e) {
                lose(e); // to be built again at once
            }
        }
    }

    /// The index has failed; the next write builds it again.
    ProblemException lose(Throwable fault) {
        LOG.warn("index lost, to be built again from the journal: {}", fault.getClass().getName());
        boolean full = SqlFailure.isDiskFull(fault);
        discard();
        groupsUntilCheck = 0;
        return new ProblemException(
                Problem.unavailable(full ? "problem.storage.full" : "problem.storage.index_lost"));
    }

    void discard() {
        Index current = index;
        index = null;
        readers.close();
        if (current != null) {
            current.abandon();
        }
    }
}
