package jp.kakehashi.server.ledgers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Live;
import jp.kakehashi.wire.PresenceMessages.Place;
import jp.kakehashi.wire.PresenceMessages.Standing;
import org.jspecify.annotations.Nullable;

/// Who is where in one world's ledgers now: in memory only, as long as the person's live line
/// stands and they repeat it within a minute. Told to those who are in the same ledger, each only
/// of places whose field they may read, in rows that they see whole. Thread-safe.
final class Presence {
    private static final int MOST_TOLD = 60;
    private static final long LEASE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double PER_SECOND = 5;
    private static final double BURST = 15;
    // The more are told, the more seldom: what leaves is bounded by the second.
    private static final long PAUSE_MILLIS = 150;
    private static final long PAUSE_EACH_MILLIS = 10;

    private final World world;
    private final LiveHub hub;
    private final Definitions definitions;
    private final Guarded guarded;
    private final Map<Chair, Seat> seats = new HashMap<>();
    private final Set<LedgerId> due = ConcurrentHashMap.newKeySet();

    /// Which rows of a ledger are guarded now.
    @FunctionalInterface
    interface Guarded {
        /// Those of `rows` that not everybody sees.
        Set<UUID> among(LedgerDefinition definition, Set<UUID> rows);
    }

    private record Told(Set<FieldId> readable, boolean everyRow) {}

    private record Chair(String staff, String device) {
        static Chair of(CallerSession caller) {
            return new Chair(caller.actor().staff(), caller.device());
        }
    }

    /// Kept while the line stands, also without a ledger: it holds how much may still be said.
    private static final class Seat {
        private final Author who;
        private @Nullable LedgerId ledger;
        private Place place = Place.NOWHERE;
        private long saidNanos = System.nanoTime();
        private double left = BURST;

        Seat(Author who) {
            this.who = who;
        }

        boolean takes(long now) {
            double regained = (now - saidNanos) * PER_SECOND / TimeUnit.SECONDS.toNanos(1);
            left = Math.min(BURST, left + regained);
            saidNanos = now;
            left -= 1;
            return left >= 0;
        }
    }

    Presence(World world, LiveHub hub, Definitions definitions, Guarded guarded) {
        this.guarded = guarded;
        this.world = world;
        this.hub = hub;
        this.definitions = definitions;
        hub.onGone(this::lineGone);
    }

    /// The caller is at `place` in `ledger`, and nowhere else on that device; tells who is there.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.*`, `problem.field.read` also
    ///     for a field that does not exist, `problem.presence.line` without a live line,
    ///     `problem.presence.too_many`
    List<Standing> stand(CallerSession caller, LedgerId ledger, Place place) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        FieldId field = place.field();
        if (field != null) {
            FieldDefinition known = definition.field(field).orElse(null);
            if (known == null || !definition.mayRead(caller.actor(), known)) {
                throw Problem.refused("problem.field.read", field).asException();
            }
        }
        if (!listens(caller)) {
            throw Problem.invalid("problem.presence.line").asException();
        }
        List<LedgerId> changed = new ArrayList<>();
        synchronized (seats) {
            Seat seat = seats.computeIfAbsent(Chair.of(caller), c -> new Seat(author(caller)));
            spend(seat);
            if (!ledger.equals(seat.ledger) || !place.equals(seat.place)) {
                changed.add(ledger);
                if (seat.ledger != null) {
                    changed.add(seat.ledger);
                }
            }
            seat.ledger = ledger;
            seat.place = place;
            changed.addAll(endStale());
        }
        // The line may have gone between the question and the answer, before anybody knew the seat.
        if (!listens(caller)) {
            lineGone(caller);
        }
        changed.stream().distinct().forEach(this::tellSoon);
        return seen(ledger, definition, caller);
    }

    /// The caller has left every ledger, the last of which was `ledger`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.access`
    void leave(CallerSession caller, LedgerId ledger) {
        definitions.opened(ledger, caller.actor());
        LedgerId left;
        synchronized (seats) {
            Seat seat = seats.get(Chair.of(caller));
            left = seat == null ? null : seat.ledger;
            if (seat != null) {
                spend(seat);
                seat.ledger = null;
            }
        }
        if (left != null) {
            tellSoon(left);
        }
    }

    private static void spend(Seat seat) {
        if (!seat.takes(System.nanoTime())) {
            throw Problem.unavailable("problem.presence.too_many").asException();
        }
    }

    private boolean listens(CallerSession caller) {
        return hub.listening(
                other -> other.world() == world && Chair.of(other).equals(Chair.of(caller)));
    }

    private static Author author(CallerSession caller) {
        return caller.actor().on(caller.device());
    }

    private void lineGone(CallerSession caller) {
        if (caller.world() != world || listens(caller)) {
            return;
        }
        LedgerId left;
        synchronized (seats) {
            Seat seat = seats.remove(Chair.of(caller));
            left = seat == null ? null : seat.ledger;
        }
        if (left != null) {
            tellSoon(left);
        }
    }

    /// A line that died without a word is found out late; whoever is there says so in time.
    private Set<LedgerId> endStale() {
        long now = System.nanoTime();
        Set<LedgerId> left = new HashSet<>();
        for (Seat seat : seats.values()) {
            if (seat.ledger != null && now - seat.saidNanos > LEASE_NANOS) {
                left.add(seat.ledger);
                seat.ledger = null;
            }
        }
        return left;
    }

    private void tellSoon(LedgerId ledger) {
        if (due.add(ledger)) {
            Thread.ofVirtual()
                    .name("presence-" + ledger)
                    .start(
                            () -> {
                                pause(PAUSE_MILLIS + PAUSE_EACH_MILLIS * in(ledger).size());
                                due.remove(ledger);
                                tell(ledger);
                            });
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(LedgerId ledger) {
        LedgerDefinition definition = definitions.newest(ledger);
        List<Standing> there = in(ledger);
        Set<UUID> kept = kept(definition, there);
        Map<Told, Live> made = new HashMap<>();
        hub.publish(
                world,
                session -> {
                    if (!sits(session, ledger) || !definition.mayOpen(session.actor())) {
                        return null;
                    }
                    ReaderView view = new ReaderView(definition, session.actor());
                    return made.computeIfAbsent(
                            new Told(view.readable(), view.guard() == null),
                            r -> new Live(ledger, 0, null, seen(there, view, kept)));
                });
    }

    private boolean sits(CallerSession session, LedgerId ledger) {
        synchronized (seats) {
            Seat seat = seats.get(Chair.of(session));
            return seat != null && ledger.equals(seat.ledger);
        }
    }

    private List<Standing> seen(
            LedgerId ledger, LedgerDefinition definition, CallerSession reader) {
        List<Standing> there = in(ledger);
        ReaderView view = new ReaderView(definition, reader.actor());
        return seen(there, view, kept(definition, there));
    }

    private Set<UUID> kept(LedgerDefinition definition, List<Standing> there) {
        if (definition.guard() == null) {
            return Set.of();
        }
        Set<UUID> rows = new HashSet<>();
        for (Standing standing : there) {
            UUID row = standing.place().row();
            if (row != null) {
                rows.add(row);
            }
        }
        return guarded.among(definition, rows);
    }

    /// Whoever is at a field that may not be read, or in a row that is not seen whole, is left out,
    /// as if they were not here: neither the place nor that somebody works there is told.
    private static List<Standing> seen(List<Standing> all, ReaderView view, Set<UUID> kept) {
        return all.stream()
                .filter(
                        s ->
                                s.place().field() == null
                                        || view.readable().contains(s.place().field()))
                .filter(
                        s ->
                                view.guard() == null
                                        || s.place().row() == null
                                        || !kept.contains(s.place().row()))
                .limit(MOST_TOLD)
                .toList();
    }

    private List<Standing> in(LedgerId ledger) {
        synchronized (seats) {
            return seats.values().stream()
                    .filter(s -> ledger.equals(s.ledger))
                    .map(s -> new Standing(s.who, s.place))
                    .toList();
        }
    }
}
