package jp.kakehashi.ledger;

import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.ExportJobMessages.ExportJob;
import jp.kakehashi.wire.ExportJobMessages.JobStates;

/// What head office writes into folders by itself; all of it needs the line. Every method blocks
/// and returns how the jobs stand then.
public interface ExportJobDesk {
    /// Those of the ledgers that this person owns.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.export_job.*`
    JobStates all();

    /// Defines one, or changes it; from then on it runs with this person's rights.
    JobStates put(ExportJob job);

    /// Takes one away; its files stay.
    JobStates remove(UUID job);

    /// Runs one now; returns when it has ended.
    JobStates run(UUID job);

    /// Lets one rest, or run again.
    JobStates pause(UUID job, boolean paused);

    /// None.
    static ExportJobDesk none() {
        return new ExportJobDesk() {
            private RuntimeException offline() {
                return Problem.unavailable("problem.line.down").asException();
            }

            @Override
            public JobStates all() {
                throw offline();
            }

            @Override
            public JobStates put(ExportJob job) {
                throw offline();
            }

            @Override
            public JobStates remove(UUID job) {
                throw offline();
            }

            @Override
            public JobStates run(UUID job) {
                throw offline();
            }

            @Override
            public JobStates pause(UUID job, boolean paused) {
                throw offline();
            }
        };
    }
}
