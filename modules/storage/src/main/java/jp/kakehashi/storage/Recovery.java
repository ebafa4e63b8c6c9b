package jp.kakehashi.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.storage.journal.Journal;
import jp.kakehashi.storage.journal.Manifest;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.Secrets;
import jp.kakehashi.storage.journal.WholeFile;
import org.jspecify.annotations.Nullable;

/// Opens what a folder holds: checks everything, and builds the index from the newest whole
/// snapshot and the journal unless the one there is what the last clean close left.
final class Recovery {
    static final String INDEX = "index/index";
    private static final String MANIFEST = "index/manifest";
    private static final String CREATED = "keys/created";

    private final LocalPlace place;
    private final Disk disk;
    private final Secrets secrets;
    private final Snapshots snapshots;
    private final List<String> damaged = new ArrayList<>();
    private long replayedGroups;
    private boolean rebuilt;

    private Recovery(LocalPlace place, Secrets secrets) {
        this.place = place;
        this.disk = place.disk();
        this.secrets = secrets;
        this.snapshots = new Snapshots(place, secrets);
    }

    static Recovery of(LocalPlace place) throws IOException {
        Disk disk = place.disk();
        if (Secrets.exist(disk)) {
            return new Recovery(place, Secrets.load(disk));
        }
        if (Journal.hasFiles(disk) || disk.exists(CREATED)) {
            throw Problem.damaged("problem.storage.damaged", "keys/database.key", 0).asException();
        }
        return new Recovery(place, Secrets.create(disk));
    }

    Snapshots snapshots() {
        return snapshots;
    }

    Journal openJournal() throws IOException {
        if (!disk.exists(CREATED)) {
            if (Journal.holdsAnything(disk, secrets) || !disk.list(Snapshots.FOLDER).isEmpty()) {
                throw Problem.damaged("problem.storage.damaged", CREATED, 0).asException();
            }
            Journal journal = Journal.create(disk, secrets, place.segmentLimitBytes());
            WholeFile.replace(disk, CREATED, new byte[] {1});
            return journal;
        }
        Set<Long> wanted = new HashSet<>();
        List<Position> promised = promisedPositions();
        promised.forEach(position -> wanted.add(position.sequence()));
        Journal journal = Journal.open(disk, secrets, place.segmentLimitBytes(), wanted);
        for (Position position : promised) {
            if (!journal.passes(position) && !journal.beganAfter(position)) {
                throw Problem.damaged("problem.storage.damaged", "journal", position.sequence())
                        .asException();
            }
        }
        return journal;
    }

    /// Positions that the journal has reached according to other files.
    private List<Position> promisedPositions() throws IOException {
        List<Position> promised = new ArrayList<>();
        snapshots.list(damaged).forEach(one -> promised.add(one.manifest().position()));
        Manifest manifest = indexManifest();
        if (manifest != null) {
            promised.add(manifest.position());
            promised.add(manifest.journalEnd());
        }
        return promised;
    }

    private @Nullable Manifest indexManifest() throws IOException {
        if (!disk.exists(MANIFEST)) {
            return null;
        }
        Manifest manifest = Manifest.read(disk, secrets, MANIFEST);
        if (manifest == null && !damaged.contains(MANIFEST)) {
            damaged.add(MANIFEST);
        }
        return manifest;
    }

    Index openIndex(Journal journal) throws IOException, SQLException {
        disk.makeFolder("index");
        disk.forceFolder("");
        Manifest manifest = indexManifest();
        boolean clean = manifest != null && manifest.matches(disk, Index.fileOf(INDEX));
        if (manifest != null && !clean) {
            damaged.add(Index.fileOf(INDEX));
        }
        snapshots.check(damaged);
        disk.delete(MANIFEST); // from here on the file changes; only a clean close vouches for it
        disk.forceFolder("index");
        Index index =
                clean && manifest != null ? reuse(journal, manifest.position()) : rebuild(journal);
        migrate(journal, index);
        return index;
    }

    private Index reuse(Journal journal, Position position) throws IOException, SQLException {
        Index index = Index.open(place, INDEX, secrets);
        return replayed(journal, position, index);
    }

    /// Throws the index away and makes it again.
    Index rebuild(Journal journal) throws IOException, SQLException {
        rebuilt = true;
        for (String file : disk.list("index")) {
            disk.delete("index/" + file);
        }
        Position base = snapshots.restore(Index.fileOf(INDEX), damaged);
        return replayed(
                journal, base == null ? Position.START : base, Index.open(place, INDEX, secrets));
    }

    private Index replayed(Journal journal, Position from, Index index)
            throws IOException, SQLException {
        boolean whole = false;
        try {
            if (!index.position().equals(from)) {
                throw Problem.damaged("problem.storage.damaged", Index.fileOf(INDEX), 0)
                        .asException();
            }
            IndexReplay replay = new IndexReplay(index, () -> false);
            journal.replay(from, null, replay);
            replayedGroups += replay.groups();
            whole = true;
            return index;
        } finally {
            if (!whole) {
                index.abandon();
            }
        }
    }

    private void migrate(Journal journal, Index index) throws IOException, SQLException {
        boolean whole = false;
        try {
            if (Migration.isPending(index.source())) {
                String reached = Migration.migrate(index.source(), null);
                index.commitAt(journal.appendSchema(reached));
            }
            whole = true;
        } finally {
            if (!whole) {
                index.abandon();
            }
        }
    }

    /// Closes the index so that the next opening can take it as it is.
    void closeCleanly(Journal journal, Index index) throws IOException, SQLException {
        Position position = index.position();
        index.close();
        Manifest.of(disk, Index.fileOf(INDEX), position, journal.position())
                .write(disk, secrets, MANIFEST);
    }

    OpeningReport report(Journal journal) {
        return new OpeningReport(rebuilt, replayedGroups, journal.cutBytes(), List.copyOf(damaged));
    }
}
