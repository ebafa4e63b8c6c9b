package jp.kakehashi.sync;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
import jp.kakehashi.wire.Messages.SignedViewings;
import jp.kakehashi.wire.Messages.Verify;

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

    /// Every head of `world` that is kept here, of its ledgers and of its log of viewings.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.in_use` while somebody is
    ///     signed in
    public Verify of(World world) {
        List<SignedHead> heads = new ArrayList<>();
        Set<SignedViewings> viewings = new LinkedHashSet<>();
        for (Place place : new DeviceFiles(dir).places()) {
            if (place.world() == world && Files.isDirectory(place.replica())) {
                read(place, heads, viewings);
            }
        }
        return new Verify(heads, List.copyOf(viewings));
    }

    private void read(Place place, List<SignedHead> heads, Set<SignedViewings> viewings) {
        ReplicaStores stores = new ReplicaStores();
        try (Database database = Databases.openLocal(place.replica(), clock)) {
            new WorldBinding(database).require(place.world());
            database.read(stores.checkpoints()::all).values().stream()
                    .map(Checkpoint::head)
                    .filter(Objects::nonNull)
                    .forEach(heads::add);
            viewings.addAll(database.read(stores.viewingsHeads()::all));
        }
    }
}
