package jp.kakehashi.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Words that somebody began to write and has not entered: no edit, nobody's but theirs.
///
/// @param row the row it is about; for a row that does not exist yet, what its texts have in common
/// @param field null for a comment about the row as a whole
/// @param thread the conversation that a comment answers; null for a new matter
/// @param before the {@link #mark} of what stood in the cell when they began; null for nothing
/// @param text as typed, however wrong it may still be
/// @param at when they began, by the workstation's clock
public record BegunText(
        UUID id,
        Kind kind,
        LedgerId ledger,
        UUID row,
        @Nullable FieldId field,
        @Nullable UUID thread,
        @Nullable String before,
        String text,
        Instant at) {
    private static final int MARK_BYTES = 8;

    /// What was being written.
    public enum Kind {
        /// A cell of a row.
        CELL,
        /// A field of a row that is not there yet.
        NEW_ROW,
        /// Something said about a row.
        COMMENT
    }

    /// By which a value is known again without being kept: a row that is withdrawn from its reader
    /// must not live on in what they began to write.
    public static @Nullable String mark(UUID row, FieldId field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String all = row + "\n" + field.value() + "\n" + value;
            byte[] whole = digest.digest(all.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(whole, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether `other` was begun at the same place.
    public boolean besides(BegunText other) {
        return kind == other.kind
                && ledger.equals(other.ledger)
                && row.equals(other.row)
                && Objects.equals(field, other.field);
    }

    /// Whether both say the same at the same place.
    public boolean says(BegunText other) {
        return besides(other) && text.equals(other.text) && Objects.equals(thread, other.thread);
    }

    /// These words, known as those that were begun as `other`.
    public BegunText as(BegunText other) {
        return new BegunText(other.id, kind, ledger, row, field, thread, before, text, other.at);
    }

    /// The same with other words.
    public BegunText saying(String other) {
        return new BegunText(id, kind, ledger, row, field, thread, before, other, at);
    }
}
