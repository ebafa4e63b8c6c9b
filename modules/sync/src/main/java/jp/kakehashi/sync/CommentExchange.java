package jp.kakehashi.sync;

import java.util.List;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.LocalComments;
import jp.kakehashi.wire.CommentMessages;

/// Brings what people say about rows to head office and from there. May be broken off anywhere and
/// repeated; for one thread at a time.
final class CommentExchange {
    private final LocalComments here;
    private final HeadOffice headOffice;

    CommentExchange(LocalComments here, HeadOffice headOffice) {
        this.here = here;
        this.headOffice = headOffice;
    }

    /// Sends what has no outcome yet; after the rows it is about.
    void send() {
        List<CommentAct> acts = here.unsent(CommentMessages.MOST_ACTS);
        while (!acts.isEmpty()) {
            int settled = here.settle(acts, headOffice.comments(acts));
            if (settled == 0) {
                return;
            }
            acts = here.unsent(CommentMessages.MOST_ACTS);
        }
    }

    /// Takes over what is new.
    void take() {
        while (true) {
            CommentMessages.Told told = headOffice.comments(here.after());
            here.take(told);
            if (!told.more()) {
                return;
            }
        }
    }
}
