package jp.kakehashi.app.workstation;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.sync.SyncStatus;
import jp.kakehashi.sync.WorkSession;
import jp.kakehashi.sync.line.ServerLine;
import jp.kakehashi.wire.HealthMessages;
import jp.kakehashi.wire.HealthMessages.DeviceReport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells head office every few minutes how many entries wait on this PC, and soon after that number
/// has changed, so that an administrator sees it. Nothing depends on it: without a line it waits.
final class DeviceReporter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceReporter.class);
    private static final long EVERY_SECONDS = 300;
    private static final long AT_MOST_EVERY_SECONDS = 20;

    private final WorkSession session;
    private final Semaphore changed = new Semaphore(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Runnable stopListening;
    private volatile long told = -1;

    DeviceReporter(WorkSession session) {
        this.session = session;
        this.stopListening = session.sync().onStatus(this::look);
        Thread.ofVirtual().name("device-report").start(this::run);
    }

    private void look(SyncStatus status) {
        if (status.unsent() != told) {
            changed.release();
        }
    }

    private void run() {
        Optional<ServerLine> line = session.headOffice().calls();
        try {
            while (line.isPresent() && closed.getCount() > 0) {
                if (changed.tryAcquire(EVERY_SECONDS, TimeUnit.SECONDS)) {
                    changed.drainPermits();
                }
                if (tell(line.get()) && closed.await(AT_MOST_EVERY_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether it was tried.
    private boolean tell(ServerLine line) {
        SyncStatus status = session.sync().status();
        if (closed.getCount() == 0 || status.line() != SyncStatus.Line.ONLINE) {
            return false;
        }
        try {
            line.send(
                    "POST",
                    "/api/device-report",
                    new DeviceReport(status.unsent(), status.dataAsOf(), HealthMessages.PROGRAM));
            told = status.unsent();
        } catch (ProblemException e) {
            LOG.debug("not reported: {}", e.problem().key());
        }
        return true;
    }

    @Override
    public void close() {
        stopListening.run();
        closed.countDown();
        changed.release();
    }
}
