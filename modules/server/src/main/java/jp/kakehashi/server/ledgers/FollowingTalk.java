package jp.kakehashi.server.ledgers;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.CommentStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.MergeStore;
import jp.kakehashi.storage.ledger.MergeStore.StoredMerge;

/// What people said about a row that is one with another now: it goes to the kept row, with a new
/// place, so that every workstation hears of it, and comes back when the merge is taken back. Used
/// inside a transaction.
final class FollowingTalk {
    /// Longer chains of merges there are not.
    private static final int MOST_MERGES = 100;

    private final Tx tx;
    private final CommentStore comments;
    private final MergeStore merges;

    FollowingTalk(Tx tx, LedgerStores stores) {
        this.tx = tx;
        this.comments = stores.logs().comments();
        this.merges = stores.logs().merges();
    }

    /// Everything that was said about the buried row.
    void follow(LedgerId ledger, UUID merge, UUID buried, UUID kept) {
        List<PlacedAct> said = comments.ofRow(tx.query(), ledger, buried);
        threads(said).forEach(thread -> merges.carryThread(tx, merge, thread));
        move(said, kept);
    }

    /// The same conversations with what was answered since.
    void comeBack(StoredMerge merge) {
        Set<UUID> threads = merges.threads(tx.query(), merge.id());
        if (!threads.isEmpty()) {
            move(comments.ofThreads(tx.query(), threads), merge.buried());
            merges.threadsBack(tx, threads);
        }
    }

    private static Set<UUID> threads(Collection<PlacedAct> said) {
        return said.stream().map(each -> each.act().thread()).collect(Collectors.toSet());
    }

    private void move(List<PlacedAct> said, UUID to) {
        long last = comments.last(tx.query());
        for (PlacedAct each : said) {
            comments.put(tx, new PlacedAct(++last, each.act().about(to)));
        }
    }

    /// What a workstation sends that knew the rows as they were before: about the row at which its
    /// conversation is now.
    CommentAct placed(CommentAct act) {
        if (!act.opens()) {
            return comments.find(tx.query(), act.thread())
                    .map(PlacedAct::act)
                    .filter(first -> first.ledger().equals(act.ledger()))
                    .filter(first -> !first.row().equals(act.row()))
                    .filter(first -> merges.touched(tx.query(), act.ledger(), act.row()))
                    .map(first -> act.about(first.row()))
                    .orElse(act);
        }
        CommentAct at = act;
        Optional<StoredMerge> merge = merges.burying(tx.query(), act.ledger(), at.row());
        for (int i = 0; i < MOST_MERGES && merge.isPresent(); i++) {
            at = at.about(merge.get().kept());
            merge = merges.burying(tx.query(), act.ledger(), at.row());
        }
        return at;
    }

    /// Notes of a new conversation which merges brought it from `named` to where it is.
    void opened(CommentAct act, UUID named) {
        UUID at = named;
        for (int i = 0; i < MOST_MERGES && !at.equals(act.row()); i++) {
            StoredMerge merge = merges.burying(tx.query(), act.ledger(), at).orElse(null);
            if (merge == null) {
                return;
            }
            merges.carryThread(tx, merge.id(), act.thread());
            at = merge.kept();
        }
    }
}
