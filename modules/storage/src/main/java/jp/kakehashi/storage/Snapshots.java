package jp.kakehashi.storage;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.storage.journal.Journal;
import jp.kakehashi.storage.journal.Manifest;
import jp.kakehashi.storage.journal.Position;
import jp.kakehashi.storage.journal.Secrets;
import jp.kakehashi.storage.journal.WholeFile;
import org.jspecify.annotations.Nullable;

/// Copies of the index at earlier positions. A new one is the last one plus a replay of the journal
/// since, so making it never touches the index in use, and proves each time that a replay works.
final class Snapshots {
    static final String FOLDER = "snapshots";
    private static final String BUILDING = FOLDER + "/building";
    private static final String MANIFEST = ".manifest";

    private final LocalPlace place;
    private final Disk disk;
    private final Secrets secrets;

    Snapshots(LocalPlace place, Secrets secrets) {
        this.place = place;
        this.disk = place.disk();
        this.secrets = secrets;
    }

    /// Newest first; those whose manifest is not whole go to `damaged`.
    List<Snapshot> list(List<String> damaged) throws IOException {
        List<Snapshot> found = new ArrayList<>();
        for (String file : disk.list(FOLDER).reversed()) {
            if (file.endsWith(MANIFEST)) {
                String name = FOLDER + "/" + file.substring(0, file.length() - MANIFEST.length());
                Manifest manifest = Manifest.read(disk, secrets, FOLDER + "/" + file);
                if (manifest == null) {
                    damaged.add(FOLDER + "/" + file);
                } else {
                    found.add(new Snapshot(name, manifest));
                }
            }
        }
        return found;
    }

    /// Copies the newest snapshot that is whole to `file`; names those that are not in `damaged`.
    ///
    /// @return the position it stands for, or null when there is none
    @Nullable Position restore(String file, List<String> damaged) throws IOException {
        for (Snapshot snapshot : list(damaged)) {
            disk.delete(file);
            String source = Index.fileOf(snapshot.name());
            if (disk.exists(source)
                    && java.util.HexFormat.of()
                            .formatHex(WholeFile.copy(disk, source, file))
                            .equals(snapshot.manifest().sha256())) {
                return snapshot.manifest().position();
            }
            if (!damaged.contains(source)) {
                damaged.add(source);
            }
        }
        disk.delete(file);
        return null;
    }

    /// Makes the snapshot for `position`, verifies it and returns it.
    Snapshot make(Journal journal, Position position, BooleanSupplier cancelled)
            throws IOException, SQLException {
        disk.makeFolder(FOLDER);
        disk.forceFolder("");
        String building = Index.fileOf(BUILDING);
        Position base = restore(building, new ArrayList<>());
        Index index = Index.open(place, BUILDING, secrets);
        boolean whole = false;
        try {
            journal.replay(
                    base == null ? Position.START : base,
                    position,
                    new IndexReplay(index, cancelled));
            index.close();
            whole = true;
        } finally {
            if (!whole) {
                index.abandon();
                disk.delete(building);
            }
        }
        Manifest manifest = Manifest.of(disk, building, position, position);
        verify(position);
        if (!manifest.matches(disk, building)) {
            throw new IllegalStateException("snapshot changed while it was read");
        }
        Snapshot made = new Snapshot(FOLDER + "/%020d".formatted(position.sequence()), manifest);
        disk.rename(building, Index.fileOf(made.name()));
        disk.forceFolder(FOLDER);
        manifest.write(disk, secrets, made.name() + MANIFEST);
        return made;
    }

    private void verify(Position position) throws SQLException {
        Index copy = Index.openReading(place, BUILDING, secrets);
        try {
            if (!copy.position().equals(position)) {
                throw new IllegalStateException("snapshot stands elsewhere than the journal");
            }
        } finally {
            copy.abandon();
        }
    }

    /// Names in `damaged` the files that are not what their manifests say.
    void check(List<String> damaged) throws IOException {
        for (Snapshot snapshot : list(new ArrayList<>())) {
            String file = Index.fileOf(snapshot.name());
            if (!snapshot.manifest().matches(disk, file)) {
                damaged.add(file);
            }
        }
    }

    /// Keeps the two newest that are whole; returns the older one's position, or null when there
    /// are not two.
    @Nullable Position prune() throws IOException {
        List<Snapshot> whole = new ArrayList<>();
        for (Snapshot snapshot : list(new ArrayList<>())) {
            if (whole.size() < 2
                    && snapshot.manifest().matches(disk, Index.fileOf(snapshot.name()))) {
                whole.add(snapshot);
            } else {
                disk.delete(snapshot.name() + MANIFEST);
                disk.forceFolder(FOLDER);
                disk.delete(Index.fileOf(snapshot.name()));
            }
        }
        return whole.size() < 2 ? null : whole.getLast().manifest().position();
    }

    /// A copy of the index, without its file's ending, and what it must be.
    record Snapshot(String name, Manifest manifest) {}
}
