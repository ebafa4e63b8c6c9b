package jp.kakehashi.ledger;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.SyncLoop;
import jp.kakehashi.sync.SyncStatus;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.PresenceMessages.Place;
import jp.kakehashi.wire.PresenceMessages.Standing;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is where, as head office tells it on the live line. Says the newest place at most a few
/// times a second and again every twenty seconds, on a virtual thread of its own; forgets everybody
/// when the line goes.
public final class PresenceOnLine implements Presence, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PresenceOnLine.class);
    private static final long AGAIN_MILLIS = 20_000;
    private static final long RETRY_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 300;

    private final HeadOffice headOffice;
    private final Author me;
    private final Semaphore wake = new Semaphore(0);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> releases;
    private volatile @Nullable At wanted;
    private volatile boolean live;
    private volatile boolean newLine;
    private volatile boolean closed;
    private volatile Told told = Told.NOTHING;
    // Touched by the sending thread only.
    private @Nullable At said;
    private long saidNanos;

    private record At(LedgerId ledger, Place place) {}

    private record Told(@Nullable LedgerId ledger, List<Colleague> others) {
        static final Told NOTHING = new Told(null, List.of());
    }

    /// For `me`, over the line that `loop` keeps.
    public PresenceOnLine(HeadOffice headOffice, SyncLoop loop, Author me) {
        this.headOffice = headOffice;
        this.me = me;
        this.releases = List.of(loop.onPeople(this::heard), loop.onStatus(this::line));
        // Only now: what changed before it is not told any more.
        this.live = loop.status().live();
        Thread.ofVirtual().name("presence").start(this::run);
    }

    @Override
    public void stand(
            LedgerId ledger, @Nullable UUID row, @Nullable FieldId field, boolean writing) {
        At before = wanted;
        At now = new At(ledger, new Place(row, field, writing));
        wanted = now;
        if (before != null && !before.ledger().equals(ledger)) {
            forget();
        }
        if (!now.equals(before)) {
            wake.release();
        }
    }

    @Override
    public void leave() {
        wanted = null;
        forget();
        wake.release();
    }

    @Override
    public List<Colleague> others(LedgerId ledger) {
        Told now = told;
        return ledger.equals(now.ledger()) ? now.others() : List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void line(SyncStatus status) {
        boolean was = live;
        live = status.live();
        if (was && !live) {
            forget();
        } else if (live && !was) {
            newLine = true;
            wake.release();
        }
    }

    private void heard(Messages.Live news) {
        List<Standing> people = news.people();
        if (people != null) {
            know(news.ledger(), people);
        }
    }

    private void know(LedgerId ledger, List<Standing> people) {
        At at = wanted;
        if (at == null || !at.ledger().equals(ledger) || !live) {
            return;
        }
        List<Colleague> others =
                people.stream().filter(s -> !isMe(s.who())).map(PresenceOnLine::colleague).toList();
        tell(new Told(ledger, others));
    }

    private boolean isMe(Author who) {
        return who.staff().equals(me.staff()) && who.device().equals(me.device());
    }

    private static Colleague colleague(Standing standing) {
        Place place = standing.place();
        return new Colleague(standing.who(), place.row(), place.field(), place.writing());
    }

    private void forget() {
        tell(Told.NOTHING);
    }

    private void tell(Told now) {
        if (!now.equals(told)) {
            told = now;
            listeners.forEach(Runnable::run);
        }
    }

    private void run() {
        while (!closed) {
            try {
                // What was asked for meanwhile is answered by the next look.
                boolean due = live && wanted != null && said == null;
                wake.tryAcquire(due ? RETRY_MILLIS : AGAIN_MILLIS, TimeUnit.MILLISECONDS);
                wake.drainPermits();
                if (closed) {
                    return;
                }
                say();
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void say() {
        At now = wanted;
        if (newLine) {
            // Head office forgot the place with the line on which it was said.
            newLine = false;
            said = null;
        }
        At before = said;
        boolean again =
                System.nanoTime() - saidNanos >= TimeUnit.MILLISECONDS.toNanos(AGAIN_MILLIS / 2);
        if (!live || (Objects.equals(now, before) && (now == null || !again))) {
            if (!live) {
                said = null;
            }
            return;
        }
        try {
            if (now != null) {
                know(now.ledger(), headOffice.stand(now.ledger(), now.place()));
            } else if (before != null) {
                headOffice.leave(before.ledger());
            }
            said = now;
            saidNanos = System.nanoTime();
        } catch (ProblemException e) {
            // Nobody waits for it: it is said again a little later.
            said = null;
            LOG.debug("Where this person is was not said: {}", e.problem().key());
        }
    }

    @Override
    public void close() {
        closed = true;
        releases.forEach(Runnable::run);
        wake.release();
    }
}
