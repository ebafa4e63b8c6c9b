package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentThread;
import org.jspecify.annotations.Nullable;

/// Nobody says anything.
final class NoComments implements LedgerComments {
    @Override
    public List<CommentThread> threads(LedgerId ledger) {
        return List.of();
    }

    @Override
    public boolean maySay(LedgerId ledger) {
        return false;
    }

    @Override
    public void say(
            LedgerId ledger,
            UUID row,
            @Nullable FieldId field,
            @Nullable UUID thread,
            String text) {
        throw Problem.refused("problem.comment.write").asException();
    }

    @Override
    public void settle(LedgerId ledger, CommentThread thread, boolean resolved) {
        throw Problem.refused("problem.comment.write").asException();
    }

    @Override
    public void takeBack(LedgerId ledger, CommentThread thread, UUID comment) {
        throw Problem.refused("problem.comment.write").asException();
    }
}
