package jp.kakehashi.ledger;

import java.nio.file.Path;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.storage.replica.LocalFiles;
import jp.kakehashi.sync.storage.replica.Replica;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the file of an import with it.
final class OriginalKeeping {
    private static final Logger log = LoggerFactory.getLogger(OriginalKeeping.class);

    private final Replica replica;
    private final Runnable wakeSync;

    OriginalKeeping(Replica replica, Runnable wakeSync) {
        this.replica = replica;
        this.wakeSync = wakeSync;
    }

    /// The rows are there already: a file that cannot be kept, being too large or gone, takes
    /// nothing from them.
    void keep(LedgerId ledger, ImportMark mark, Path file) {
        LocalFiles files = replica.files();
        if (files == null) {
            return;
        }
        try {
            files.addOriginal(ledger, mark.id(), file, mark.file(), OriginalNumbers.in(file));
            wakeSync.run();
        } catch (ProblemException notKept) {
            log.info("the file of an import is not kept: {}", notKept.problem().key());
        }
    }
}
