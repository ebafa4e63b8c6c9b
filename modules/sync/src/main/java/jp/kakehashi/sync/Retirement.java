package jp.kakehashi.sync;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.device.DeviceFiles;
import jp.kakehashi.sync.device.DeviceFiles.Place;
import jp.kakehashi.sync.device.OfflinePass;
import jp.kakehashi.sync.device.SealedEdits;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes a replica out of use: unsent edits are sealed so that only head office can read them, then
/// its keys are destroyed.
final class Retirement {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final DeviceFiles files;
    private final Supplier<CityDirectory> city;
    private final InstantSource clock;

    /// What became of a replica. `file` is empty when there was nothing unsent.
    record Retired(int edits, Optional<Path> file) {}

    /// What head office does not have and nobody else can give it.
    record Unsent(List<Change> changes, List<CommentAct> comments, List<BegunText> begun) {
        static Unsent of(Replica replica) {
            return new Unsent(
                    replica.outgoing().irreplaceable(),
                    replica.comments().irreplaceable(),
                    replica.begun().all());
        }

        boolean nothing() {
            return size() == 0;
        }

        int size() {
            return changes.size() + comments.size() + begun.size();
        }

        UUID first() {
            if (!changes.isEmpty()) {
                return changes.getFirst().id();
            }
            return comments.isEmpty() ? begun.getFirst().id() : comments.getFirst().id();
        }
    }

    Retirement(DeviceFiles files, Supplier<CityDirectory> city, InstantSource clock) {
        this.files = files;
        this.city = city;
        this.clock = clock;
    }

    /// Retires a replica that nobody has open. Empty when its unsent edits could not be read or
    /// sealed now although nothing is damaged: then all is left as it was, to be tried again.
    Optional<Retired> retire(Place place, OfflinePass pass, String reason) {
        Retired retired = new Retired(0, Optional.empty());
        if (Files.isDirectory(place.replica())) {
            String device = files.enrolment().map(e -> e.id()).orElse("");
            ReplicaOwner owner =
                    new ReplicaOwner(
                            pass.actor(),
                            place.world(),
                            device,
                            city.get().office(pass.actor().office()).shortName());
            try {
                retired = keep(owner, pass, reason, unsent(place, owner));
            } catch (ProblemException e) {
                if (!(e.problem() instanceof Problem.Damaged)) {
                    LOG.warn("A replica could not be retired yet: {}", e.problem().key());
                    return Optional.empty();
                }
                // A PC that may be in the wrong hands must not keep its key because of a damaged
                // file.
                LOG.error("Unsent edits could not be read: {}", e.problem().key());
            } catch (UncheckedIOException e) {
                LOG.warn("A replica could not be retired yet", e);
                return Optional.empty();
            }
        }
        files.destroyReplica(place);
        return Optional.of(retired);
    }

    private Unsent unsent(Place place, ReplicaOwner owner) {
        try (Replica replica =
                new Replica(Databases.openLocal(place.replica(), clock), owner, clock)) {
            return Unsent.of(replica);
        }
    }

    /// Seals edits of a replica.
    Retired keep(ReplicaOwner owner, OfflinePass pass, String reason, Unsent unsent) {
        if (unsent.nothing()) {
            return new Retired(0, Optional.empty());
        }
        Instant now = clock.instant();
        SealedEdits edits =
                new SealedEdits(
                        owner.world(),
                        owner.actor(),
                        owner.device(),
                        reason,
                        now,
                        unsent.changes(),
                        unsent.comments(),
                        unsent.begun());
        byte[] sealed = new Sealing().seal(new Json().bytes(edits), pass.keys().sealingKey());
        String name =
                owner.world().name().toLowerCase(Locale.ROOT)
                        + "-"
                        + now.toEpochMilli()
                        + "-"
                        + unsent.first()
                        + ".sealed";
        return new Retired(unsent.size(), Optional.of(files.keepSealed(name, sealed)));
    }
}
