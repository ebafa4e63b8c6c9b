package jp.kakehashi.records.comments;

import java.time.Instant;
import java.util.UUID;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// One act of somebody who talks about a row: words, or what becomes of words. Acts are only ever
/// added; `id` makes sending one twice harmless.
///
/// @param field the cell that is talked about; null for the row as a whole
/// @param thread the first words of the conversation; their own id for these themselves
/// @param text what is said; null for every other kind
/// @param target the words that are taken back; null for every other kind
/// @param madeAt the workstation's clock; shown, never used for order
public record CommentAct(
        UUID id,
        LedgerId ledger,
        UUID row,
        @Nullable FieldId field,
        UUID thread,
        Kind kind,
        @Nullable String text,
        @Nullable UUID target,
        Author author,
        Instant madeAt) {

    /// What is done.
    public enum Kind {
        /// Something is said.
        SAY,
        /// The matter is settled.
        RESOLVE,
        /// The matter is open again.
        REOPEN,
        /// The author takes words of their own back.
        TAKE_BACK
    }

    /// Whether these are the first words of a conversation.
    public boolean opens() {
        return kind == Kind.SAY && id.equals(thread);
    }

    /// The same act in the name of `other`.
    public CommentAct by(Author other) {
        return new CommentAct(id, ledger, row, field, thread, kind, text, target, other, madeAt);
    }

    /// The same act about another row.
    public CommentAct about(UUID other) {
        return new CommentAct(id, ledger, other, field, thread, kind, text, target, author, madeAt);
    }

    /// The same act made at another time.
    public CommentAct at(Instant other) {
        return new CommentAct(id, ledger, row, field, thread, kind, text, target, author, other);
    }

    /// The same act without its words.
    public CommentAct silenced() {
        return new CommentAct(id, ledger, row, field, thread, kind, null, target, author, madeAt);
    }
}
