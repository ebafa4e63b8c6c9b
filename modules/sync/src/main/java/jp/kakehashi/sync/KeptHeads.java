package jp.kakehashi.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.WorldBinding;
import jp.kakehashi.sync.device.DeviceFiles;
import jp.kakehashi.sync.device.DeviceFiles.Place;
import jp.kakehashi.sync.storage.CheckpointStore.Checkpoint;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.wire.Messages.SignedHead;

/// The signed heads that the replicas in a workstation's folder keep, of everyone who worked there:
/// what head office had accepted once, by its own signature. Nobody may be signed in there.
public final class KeptHeads {
    private final Path dir;
    private final InstantSource clock;

    /// Heads in `dir`, the folder a workstation was started with.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.audit.replica` when it is none
    public KeptHeads(Path dir, InstantSource clock) {
        if (!Files.isRegularFile(dir.resolve("device.json"))) {
            throw Problem.invalid("problem.audit.replica", dir).asException();
        }
        this.dir = dir;
        this.clock = clock;
    }

    /// Every head of `world` that is kept here.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.in_use` while somebody is
    ///     signed in
    public List<SignedHead> of(World world) {
        List<SignedHead> heads = new ArrayList<>();
        for (Place place : new DeviceFiles(dir).places()) {
            if (place.world() == world && Files.isDirectory(place.replica())) {
                heads.addAll(of(place));
            }
        }
        return heads;
    }

    private List<SignedHead> of(Place place) {
        ReplicaStores stores = new ReplicaStores();
        try (Database database = Databases.openLocal(place.replica(), clock)) {
            new WorldBinding(database).require(place.world());
            return database.read(stores.checkpoints()::all).values().stream()
                    .map(Checkpoint::head)
                    .filter(Objects::nonNull)
                    .toList();
        }
    }
}
