package jp.kakehashi.ledgerui.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.kakehashi.ledger.ExportJobDesk;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.ExportRun;
import jp.kakehashi.wire.ExportJobMessages.JobState;
import jp.kakehashi.wire.ExportJobMessages.JobStates;

/// Exports at set times, in memory; from any thread.
public final class MemoryExportJobs implements ExportJobDesk {
    public volatile List<JobState> jobs = List.of();
    public volatile boolean allowed = true;

    @Override
    public JobStates all() {
        return new JobStates(jobs, allowed);
    }

    @Override
    public JobStates put(ExportJob job) {
        List<JobState> now = new ArrayList<>(jobs);
        now.add(new JobState(job, "1007", null, at(22), null));
        jobs = now;
        return all();
    }

    /// Half past the hour on the sample's day.
    public static Instant at(int hour) {
        return Instant.parse("2026-11-20T%02d:30:00Z".formatted(hour));
    }

    @Override
    public JobStates remove(UUID job) {
        jobs = jobs.stream().filter(j -> !j.job().id().equals(job)).toList();
        return all();
    }

    @Override
    public JobStates run(UUID job) {
        ran(job, new ExportRun(at(1), at(1), null, null, 412));
        return all();
    }

    /// Says how a run of a job ended.
    public void ran(UUID job, ExportRun run) {
        change(job, j -> new JobState(j.job(), j.staff(), j.paused(), j.due(), run));
    }

    @Override
    public JobStates pause(UUID job, boolean paused) {
        String why = paused ? "problem.export_job.paused" : null;
        change(job, j -> new JobState(j.job(), j.staff(), why, j.due(), j.last()));
        return all();
    }

    private void change(UUID job, UnaryOperator<JobState> change) {
        jobs = jobs.stream().map(j -> j.job().id().equals(job) ? change.apply(j) : j).toList();
    }
}
