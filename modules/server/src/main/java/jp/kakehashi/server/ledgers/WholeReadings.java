package jp.kakehashi.server.ledgers;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Page;
import org.jspecify.annotations.Nullable;

/// Logs that a ledger about persons left head office as a whole, before its bytes do: each
/// snapshot, and once a day (Japanese time) for each person, device and ledger that the changes
/// from a sequence on were read and are followed. What it remembers of today is bounded; what it
/// forgot is logged again. Safe for use from many threads.
final class WholeReadings {
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);
    private static final int REMEMBERED = 10_000;

    private final Database database;
    private final LedgerStores stores;
    private final ViewingLog viewings;
    private final InstantSource clock;
    private final Map<Reader, Followed> today = new LinkedHashMap<>(16, 0.75f, true);

    WholeReadings(
            Database database, LedgerStores stores, ViewingLog viewings, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.viewings = viewings;
        this.clock = clock;
    }

    /// Logs a snapshot that is about to be sent.
    void snapshot(CallerSession caller, LedgerDefinition definition) {
        if (definition.personal()) {
            String what =
                    database.read(
                            db ->
                                    "seq 1-%d, rows %d"
                                            .formatted(
                                                    stores.history()
                                                            .head(db, definition.id())
                                                            .seq(),
                                                    stores.queries()
                                                            .countSeen(
                                                                    db,
                                                                    definition,
                                                                    definition.guardAgainst(
                                                                            caller.actor()))));
            viewings.noteWhole(caller, definition.id(), "snapshot", what);
        }
    }

    /// Logs changes after `after` that are about to be sent, unless today's log says already that
    /// the caller reads them.
    void changes(CallerSession caller, LedgerDefinition definition, long after, Page page) {
        if (!definition.personal() || page.changes().isEmpty()) {
            return;
        }
        Reader reader = reader(caller, definition);
        LocalDate day = day();
        Followed known = followed(reader);
        if (known == null || !known.day.equals(day) || known.after > after) {
            String what = "seq %d-%d and later".formatted(after + 1, page.lastSeq());
            viewings.noteWhole(caller, definition.id(), "changes", what);
            follow(reader, new Followed(day, after));
        }
    }

    /// Whether the caller may be sent new changes without another entry.
    boolean follows(CallerSession caller, LedgerDefinition definition) {
        if (!definition.personal()) {
            return true;
        }
        Followed known = followed(reader(caller, definition));
        return known != null && known.day.equals(day());
    }

    private LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), JAPAN);
    }

    private static Reader reader(CallerSession caller, LedgerDefinition definition) {
        return new Reader(caller.actor().staff(), caller.device(), definition.id());
    }

    private synchronized @Nullable Followed followed(Reader reader) {
        return today.get(reader);
    }

    private synchronized void follow(Reader reader, Followed followed) {
        today.put(reader, followed);
        var oldest = today.entrySet().iterator();
        while (today.size() > REMEMBERED && oldest.hasNext()) {
            oldest.next();
            oldest.remove();
        }
    }

    private record Reader(String staff, String device, LedgerId ledger) {}

    private record Followed(LocalDate day, long after) {}
}
