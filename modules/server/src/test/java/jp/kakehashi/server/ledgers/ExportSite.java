package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.ExportJobMessages.Every;
import jp.kakehashi.wire.ExportJobMessages.ExportForm;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.JobState;
import jp.kakehashi.wire.ExportJobMessages.JobStates;
import jp.kakehashi.wire.ExportJobMessages.Place;
import jp.kakehashi.wire.ExportJobMessages.Times;
import jp.kakehashi.wire.RouteCalls;

/// A server that writes one ledger into a folder every morning.
final class ExportSite implements AutoCloseable {
    static final UUID JOB = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    final Site site;
    final ExportJobs jobs;

    ExportSite(Path dir, Database database, Database training, Path root, ExportWriter writer) {
        site = new Site(dir, database, training);
        Definitions definitions = new Definitions(database, site.stores.definitions());
        jobs =
                new ExportJobs(
                        new ScheduledExports.Ground(
                                database, site.stores, definitions, everybody(), site.clock),
                        new ViewingLog(database, site.stores, definitions, site.clock),
                        root,
                        writer);
    }

    private Staffing everybody() {
        return new Staffing() {
            @Override
            public boolean rightsStand(CallerSession caller) {
                return true;
            }

            @Override
            public List<Holder> holders() {
                return List.of();
            }

            @Override
            public Optional<Actor> actor(String staff) {
                return Optional.of(site.owner.actor());
            }
        };
    }

    /// The ledger and its job, when they are not there yet.
    void begin() {
        site.published();
        Ids ids = new Ids(site.clock);
        site.accept(site.keeper, site.create(site.keeper, ids.next(), "name", "見本一郎"));
        ExportJob job =
                new ExportJob(
                        JOB,
                        Site.LEDGER,
                        ExportForm.CSV_UTF_8,
                        null,
                        null,
                        new Place("毎朝", "許可"),
                        new Times(Every.DAY, 0, 6, 0),
                        "毎朝の照合");
        new RouteCalls(jobs.routes(), site.owner).call("PUT", "/api/export-jobs/" + JOB, job);
    }

    JobState state() {
        JobStates told =
                (JobStates)
                        site.body(
                                new RouteCalls(jobs.routes(), site.owner)
                                        .call("GET", "/api/export-jobs", null));
        return told.jobs().getFirst();
    }

    @Override
    public void close() {
        jobs.close();
        site.feature.close();
        site.database.close();
        site.training.close();
    }
}
