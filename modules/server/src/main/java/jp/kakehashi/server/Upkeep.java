package jp.kakehashi.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.server.accounts.Sessions;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.http.HttpFront;
import jp.kakehashi.server.live.LiveHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a running server does by itself on a thread of its own: pings sockets every 20 s, closes
/// those whose session has expired or whose rights another day has changed, and renews its
/// certificate (looked at every hour).
final class Upkeep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);
    private static final long ROUND_SECONDS = 20;
    private static final Duration CERTIFICATE_EVERY = Duration.ofHours(1);

    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Authority authority;
    private final Sessions sessions;
    private final HttpFront front;
    private final LiveHub live;
    private final InstantSource clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;
    private Instant certificateSeen;
    private LocalDate daySeen;

    Upkeep(
            Authority authority,
            Sessions sessions,
            HttpFront front,
            LiveHub live,
            InstantSource clock) {
        this.authority = authority;
        this.sessions = sessions;
        this.front = front;
        this.live = live;
        this.clock = clock;
        this.certificateSeen = clock.instant();
        this.daySeen = certificateSeen.atZone(JAPAN).toLocalDate();
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
            LocalDate day = now.atZone(JAPAN).toLocalDate();
            if (!day.equals(daySeen)) {
                live.close(
                        s -> !sessions.rightsStand(s.caller()), "problem.session.rights_changed");
                daySeen = day; // only now: where the database was away, the next round asks again
            }
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
