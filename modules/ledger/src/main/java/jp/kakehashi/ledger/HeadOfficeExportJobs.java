package jp.kakehashi.ledger;

import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.JobStates;
import jp.kakehashi.wire.ExportJobMessages.Pause;
import org.jspecify.annotations.Nullable;

/// Jobs at head office.
final class HeadOfficeExportJobs implements ExportJobDesk {
    private static final String JOBS = "/api/export-jobs";

    private final HeadOffice headOffice;

    HeadOfficeExportJobs(HeadOffice headOffice) {
        this.headOffice = headOffice;
    }

    private JobStates call(String method, String path, @Nullable Object body) {
        ServerLine line =
                headOffice
                        .calls()
                        .orElseThrow(() -> Problem.unavailable("problem.line.down").asException());
        return line.call(method, JOBS + path, body, JobStates.class);
    }

    @Override
    public JobStates all() {
        return call("GET", "", null);
    }

    @Override
    public JobStates put(ExportJob job) {
        return call("PUT", "/" + job.id(), job);
    }

    @Override
    public JobStates remove(UUID job) {
        return call("DELETE", "/" + job, null);
    }

    @Override
    public JobStates run(UUID job) {
        return call("POST", "/" + job + "/run", null);
    }

    @Override
    public JobStates pause(UUID job, boolean paused) {
        return call("POST", "/" + job + "/pause", new Pause(paused));
    }
}
