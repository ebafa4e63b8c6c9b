package jp.kakehashi.server.audit.storage;

import java.util.List;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.audit.storage.AuditReport.Finding;
import jp.kakehashi.server.audit.storage.AuditReport.Kind;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.ViewingStore;
import jp.kakehashi.wire.HeadKey;
import jp.kakehashi.wire.Messages.SignedHead;
import jp.kakehashi.wire.Messages.SignedViewings;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Compares heads that a server signed and somebody else kept with the chain of today.
final class HeadComparison {
    private final HistoryStore history;
    private final ViewingStore viewings;
    private final @Nullable HeadKey key;

    /// Signatures are checked with `publicKey`; null takes heads as they are.
    HeadComparison(LedgerStores stores, @Nullable String publicKey) {
        this.history = stores.history();
        this.viewings = stores.logs().viewings();
        this.key = publicKey == null ? null : key(publicKey);
    }

    private static HeadKey key(String base64) {
        try {
            return new HeadKey(base64);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.audit.key").asException();
        }
    }

    void compare(DSLContext db, SignedHead head, List<Finding> findings) {
        if (key != null && !key.signed(head)) {
            findings.add(new Finding(Kind.HEAD_UNSIGNED, head.ledger(), head.seq(), null));
            return;
        }
        Optional<String> hash = history.hashAt(db, head.ledger(), head.seq());
        if (hash.isPresent()) {
            if (!hash.get().equals(head.hash())) {
                findings.add(new Finding(Kind.HEAD_DIFFERS, head.ledger(), head.seq(), null));
            }
            return;
        }
        long newest = history.head(db, head.ledger()).seq();
        if (newest < head.seq()) {
            findings.add(new Finding(Kind.CUT_OFF, head.ledger(), newest + 1, null));
        } else {
            findings.add(new Finding(Kind.HISTORY_REMOVED, head.ledger(), head.seq(), null));
        }
    }

    void compare(DSLContext db, SignedViewings head, List<Finding> findings) {
        Finding found = compare(db, head);
        // Many heads are kept of what one cut took away; the walk names what is missing.
        if (found != null && !findings.contains(found)) {
            findings.add(found);
        }
    }

    private @Nullable Finding compare(DSLContext db, SignedViewings head) {
        long seq = head.count();
        if (key != null && !key.signed(head)) {
            return new Finding(Kind.HEAD_UNSIGNED, null, seq, null);
        }
        Optional<String> hash = viewings.hashAt(db, seq);
        if (hash.isPresent()) {
            return hash.get().equals(head.hash())
                    ? null
                    : new Finding(Kind.HEAD_DIFFERS, null, seq, null);
        }
        long newest = viewings.head(db).seq();
        return newest < seq
                ? new Finding(Kind.VIEWING_CUT_OFF, null, newest + 1, null)
                : new Finding(Kind.VIEWING_REMOVED, null, seq, null);
    }
}
