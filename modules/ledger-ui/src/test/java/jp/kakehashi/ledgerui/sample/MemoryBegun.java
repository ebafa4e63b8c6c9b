package jp.kakehashi.ledgerui.sample;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.KeptBegun;
import jp.kakehashi.ledger.LedgerBegun.Standing;
import jp.kakehashi.records.BegunText;

/// What was begun, as it lies on the disk of a PC that outlives windows and sessions.
public final class MemoryBegun implements KeptBegun.Store {
    public final Set<UUID> hidden = ConcurrentHashMap.newKeySet();
    public final Set<UUID> closed = ConcurrentHashMap.newKeySet();
    public volatile List<BegunText> disk = List.of();
    public volatile boolean full;
    private volatile KeptBegun session = next();

    /// Of the session now.
    public KeptBegun session() {
        return session;
    }

    /// Somebody signs in anew: only what is on the disk is known.
    public void signInAnew() {
        session = next();
    }

    private KeptBegun next() {
        return new KeptBegun(
                this,
                text ->
                        hidden.contains(text.row())
                                ? Standing.HIDDEN
                                : closed.contains(text.row()) ? Standing.CLOSED : Standing.OPEN);
    }

    @Override
    public List<BegunText> all() {
        return disk;
    }

    @Override
    public void keep(List<BegunText> texts) {
        if (full) {
            throw Problem.unavailable("problem.storage.full").asException();
        }
        disk = List.copyOf(texts);
    }
}
