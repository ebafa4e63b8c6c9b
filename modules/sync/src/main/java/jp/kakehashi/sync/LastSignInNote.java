package jp.kakehashi.sync;

import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.device.DeviceFiles;
import jp.kakehashi.sync.device.LastSignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down for the next sign-in page who was here last and whether anything of theirs waits:
/// at each change between nothing and something, so that it holds after a power cut as well, and
/// the number when they leave. Nothing of training. From any thread.
final class LastSignInNote {
    private static final Logger LOG = LoggerFactory.getLogger(LastSignInNote.class);

    private final DeviceFiles files;
    private final World world;
    private final String staff;
    private long noted;
    private boolean left;

    LastSignInNote(DeviceFiles files, World world, String staff, long unsent) {
        this.files = files;
        this.world = world;
        this.staff = staff;
        note(some(unsent));
    }

    synchronized void waiting(long unsent) {
        if (!left && some(unsent) != noted) {
            note(some(unsent));
        }
    }

    synchronized void left(long unsent) {
        left = true;
        note(unsent);
    }

    private static long some(long unsent) {
        return unsent == 0 ? 0 : LastSignIn.SOME;
    }

    private void note(long unsent) {
        noted = unsent;
        if (world != World.PRODUCTION) {
            return;
        }
        try {
            files.keep(new LastSignIn(staff, unsent));
        } catch (ProblemException e) {
            // Good for a sentence on a page only: no reason to keep anybody from working.
            LOG.warn("Who signed in last could not be kept: {}", e.problem().key());
        }
    }
}
