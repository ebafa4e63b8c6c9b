package jp.kakehashi.sync.storage.replica;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.ledger.Bodies;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.sync.storage.CheckpointStore.Checkpoint;
import jp.kakehashi.wire.HeadKey;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Holds what head office tells against the signed heads it gave before: a chain that was cut or
/// written anew is noticed. Where every change may be seen whole, each link is computed again.
public final class HeadCheck {
    private final HeadKey key;
    private final Bodies bodies = new Bodies();
    private final Map<LedgerId, Link> reached = new ConcurrentHashMap<>();

    private record Link(long seq, String hash) {}

    /// Checks signatures by `headKey` (X.509, Base64), as the server gave it at sign-in.
    public HeadCheck(String headKey) {
        try {
            key = new HeadKey(headKey);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.damaged("problem.sync.head_key"), e);
        }
    }

    /// Checks a head against the newest known one.
    ///
    /// @throws ProblemException `problem.sync.chain_broken`
    public void check(Messages.@Nullable SignedHead known, Messages.SignedHead told) {
        if (!key.signed(told)) {
            throw broken(told.ledger(), told.seq());
        }
        if (known == null) {
            return;
        }
        boolean cut = told.seq() < known.seq();
        boolean other = told.seq() == known.seq() && !told.hash().equals(known.hash());
        if (cut || other) {
            throw broken(told.ledger(), known.seq());
        }
    }

    /// Checks that head office has signed `told`.
    ///
    /// @throws ProblemException `problem.sync.head_key`
    public void check(Messages.SignedViewings told) {
        if (!key.signed(told)) {
            throw Problem.damaged("problem.sync.head_key").asException();
        }
    }

    /// Checks a page that follows `before`.
    ///
    /// @throws ProblemException `problem.sync.chain_broken`
    public void check(Checkpoint before, Messages.Page page) {
        Messages.SignedHead known = before.head();
        check(known, page.head());
        LedgerId ledger = page.ledger();
        Link link = reached.get(ledger);
        if (known != null && known.seq() == before.seq()) {
            link = new Link(known.seq(), known.hash());
        }
        List<AcceptedChange> fresh =
                page.changes().stream().filter(c -> c.seq() > before.seq()).toList();
        if (link == null || link.seq() != before.seq()) {
            link = null;
        }
        for (AcceptedChange change : fresh) {
            link = next(link, ledger, change);
            expect(known, change);
        }
        if (link == null) {
            reached.remove(ledger);
            return;
        }
        if (link.seq() == page.head().seq() && !link.hash().equals(page.head().hash())) {
            throw broken(ledger, link.seq());
        }
        reached.put(ledger, link);
    }

    /// The link after `change`; null where the change is not seen whole.
    private @Nullable Link next(@Nullable Link before, LedgerId ledger, AcceptedChange change) {
        String hash = change.hash();
        if (hash == null) {
            return null;
        }
        if (before != null && before.seq() == change.seq() - 1) {
            String computed = HistoryStore.link(before.hash(), ledger, change.seq(), body(change));
            if (!computed.equals(hash)) {
                throw broken(ledger, change.seq());
            }
        }
        return new Link(change.seq(), hash);
    }

    private static void expect(Messages.@Nullable SignedHead known, AcceptedChange change) {
        if (known != null
                && known.seq() == change.seq()
                && change.hash() != null
                && !known.hash().equals(change.hash())) {
            throw broken(known.ledger(), change.seq());
        }
    }

    private String body(AcceptedChange change) {
        return bodies.write(change.linked(change.salt(), null));
    }

    private static ProblemException broken(LedgerId ledger, long seq) {
        return Problem.damaged("problem.sync.chain_broken", ledger, seq).asException();
    }
}
