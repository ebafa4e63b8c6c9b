package jp.kakehashi.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.http.HttpFront;
import jp.kakehashi.server.live.LiveHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a running server does by itself on a thread of its own: pings sockets every 20 s, closes
/// those whose session has expired, and renews its certificate (looked at every hour).
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long ROUND_SECONDS = 20;
    private static final Duration CERTIFICATE_EVERY = Duration.ofHours(1);

    private final Authority authority;
    private final HttpFront front;
    private final LiveHub live;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private Instant certificateSeen;

    Upkeep(Authority authority, HttpFront front, LiveHub live, InstantSource clock) {
        this.authority = authority;
        this.front = front;
        this.live = live;
        this.clock = clock;
        this.certificateSeen = clock.instant();
        thread = Thread.ofVirtual().name("upkeep").start(this::run);
    }

    private void run() {
        try {
            while (!stop.await(ROUND_SECONDS, TimeUnit.SECONDS)) {
                round();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            Instant now = clock.instant();
            live.close(s -> !now.isBefore(s.caller().expiresAt()), "problem.session.expired");
            live.ping();
            if (now.isAfter(certificateSeen.plus(CERTIFICATE_EVERY))) {
                certificateSeen = now;
                if (authority.renewalDue()) {
                    front.renewCertificate();
                    LOG.info("The server's certificate was renewed");
                }
            }
        } catch (RuntimeException e) {
            LOG.error("Upkeep failed and will be tried again: {}", e.getClass().getName());
        }
    }

    @Override
    public void close() {
        stop.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
