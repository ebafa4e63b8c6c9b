package jp.kakehashi.server.ledgers;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.accounts.Accounts;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.WayOutStore.StoredWay;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.WayOutMessages;
import jp.kakehashi.wire.WayOutMessages.NewWayOut;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import jp.kakehashi.wire.WayOutMessages.WayOut;
import org.jspecify.annotations.Nullable;

/// How rows leave a ledger under a name that its office gave. Whoever opens the ledger sees them;
/// its owner publishes them, which the log of acts tells. What is of another ledger is told no
/// otherwise than what does not exist. Blocking; for many threads.
final class WaysOut {
    private static final int LONGEST_NAME = 100;

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final Accounts accounts;
    private final InstantSource clock;

    WaysOut(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            Accounts accounts,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.accounts = accounts;
        this.clock = clock;
    }

    WayOutMessages.WaysOut all(CallerSession caller, LedgerId ledger) {
        definitions.opened(ledger, caller.actor());
        return new WayOutMessages.WaysOut(
                database.read(db -> stores.logs().waysOut().all(db, ledger)).stream()
                        .map(WaysOut::told)
                        .toList());
    }

    byte[] blank(CallerSession caller, LedgerId ledger, UUID id) {
        definitions.opened(ledger, caller.actor());
        List<String> pieces =
                database.read(
                        db -> {
                            known(stores.logs().waysOut().find(db, id).orElse(null), ledger);
                            return stores.logs().waysOut().blank(db, id);
                        });
        if (pieces.isEmpty()) {
            throw Problem.invalid("problem.way.unknown").asException();
        }
        return WayOutMessages.blank(pieces);
    }

    WayOut publish(CallerSession caller, LedgerId ledger, UUID id, NewWayOut sent) {
        owned(caller, ledger);
        check(sent);
        String hash = sent.blank() == null ? null : sha256(WayOutMessages.blank(sent.blank()));
        StoredWay made =
                database.write(
                        tx -> {
                            StoredWay was =
                                    stores.logs().waysOut().find(tx.query(), id).orElse(null);
                            if (was != null) {
                                known(was, ledger);
                            }
                            StoredWay next = next(caller, ledger, id, sent, was, hash);
                            if (was != null && same(was, next)) {
                                return was; // sent twice
                            }
                            int seen = was == null ? 0 : was.version();
                            if (sent.seen() != seen) {
                                throw Problem.invalid("problem.way.version", sent.name())
                                        .asException();
                            }
                            int there = stores.logs().waysOut().all(tx.query(), ledger).size();
                            if (was == null && there >= WayOutMessages.MOST) {
                                throw Problem.invalid("problem.way.too_many", WayOutMessages.MOST)
                                        .asException();
                            }
                            stores.logs().waysOut().put(tx, next, sent.blank());
                            note(tx, caller, "way.publish", next);
                            return next;
                        });
        return told(made);
    }

    private StoredWay next(
            CallerSession caller,
            LedgerId ledger,
            UUID id,
            NewWayOut sent,
            @Nullable StoredWay was,
            @Nullable String hash) {
        String kept = was == null ? null : was.blank();
        String blank = hash == null ? kept : hash;
        if (sent.kind() == WayKind.FORM && blank == null) {
            throw Problem.invalid("problem.way.no_blank", sent.name()).asException();
        }
        return new StoredWay(
                id,
                ledger,
                sent.kind().name(),
                sent.name(),
                sent.seen() + 1,
                sent.text(),
                blank,
                caller.actor().staff(),
                clock.instant());
    }

    private static boolean same(StoredWay a, StoredWay b) {
        return a.version() == b.version()
                && a.kind().equals(b.kind())
                && a.name().equals(b.name())
                && a.text().equals(b.text())
                && java.util.Objects.equals(a.blank(), b.blank());
    }

    private static void check(NewWayOut sent) {
        if (sent.name().isBlank() || sent.name().length() > LONGEST_NAME) {
            throw Problem.invalid("problem.way.name", LONGEST_NAME).asException();
        }
        if (sent.text().length() > WayOutMessages.LARGEST_TEXT) {
            throw Problem.invalid("problem.way.too_large", WayOutMessages.LARGEST_BLANK >> 20)
                    .asException();
        }
        if (IndividualNumber.in(sent.text()) || IndividualNumber.in(sent.name())) {
            throw Problem.invalid("problem.value.individual_number", "text").asException();
        }
    }

    void withdraw(CallerSession caller, LedgerId ledger, UUID id) {
        owned(caller, ledger);
        database.write(
                tx -> {
                    StoredWay was =
                            known(
                                    stores.logs().waysOut().find(tx.query(), id).orElse(null),
                                    ledger);
                    stores.logs().waysOut().remove(tx, id);
                    note(tx, caller, "way.withdraw", was);
                    return was;
                });
    }

    private void note(Tx tx, CallerSession caller, String act, StoredWay way) {
        accounts.log(tx, caller.actor().staff(), act, "*", way.ledger() + " " + way.name());
    }

    private void owned(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        if (!definition.ownedBy(caller.actor())) {
            throw Problem.refused("problem.way.rights").asException();
        }
    }

    private static StoredWay known(@Nullable StoredWay way, LedgerId ledger) {
        if (way == null || !way.ledger().equals(ledger)) {
            throw Problem.invalid("problem.way.unknown").asException();
        }
        return way;
    }

    private static WayOut told(StoredWay way) {
        return new WayOut(
                way.id(),
                WayKind.valueOf(way.kind()),
                way.name(),
                way.version(),
                way.text(),
                way.blank(),
                way.staff(),
                way.at());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
