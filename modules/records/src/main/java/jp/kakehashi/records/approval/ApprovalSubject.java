package jp.kakehashi.records.approval;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// What a draft is about: rows of a ledger as they stood at a sequence, or bytes that lie elsewhere
/// (a delivery's file, an order's text), or both.
///
/// @param note what the preparer wrote beside it; null for nothing
/// @param amountYen what it is about in money; null where money plays no part
/// @param bytes SHA-256 of the bytes, hexadecimal in lower case; null when it is about rows alone
public record ApprovalSubject(
        String title,
        @Nullable String note,
        @Nullable Long amountYen,
        @Nullable String bytes,
        List<Bound> rows) {
    public ApprovalSubject {
        rows = rows.stream().sorted(Comparator.comparing(Bound::row)).toList();
    }

    /// A row and the sequence at which it stood.
    public record Bound(UUID row, long seq) {}

    /// SHA-256 over everything a signer has in front of them: title, note, amount, bytes, and each
    /// row with its sequence and every cell. Each part carries its length, so that no two subjects
    /// read alike.
    ///
    /// @param states a row as it stood; null for one that is not there
    public String sha256(LedgerId ledger, Function<UUID, @Nullable RowState> states) {
        MessageDigest digest = digest();
        part(digest, "kakehashi approval 1");
        part(digest, ledger.value());
        part(digest, title);
        part(digest, note);
        part(digest, amountYen == null ? null : amountYen.toString());
        part(digest, bytes);
        for (Bound bound : rows) {
            RowState state = states.apply(bound.row());
            part(digest, bound.row().toString());
            part(digest, Long.toString(bound.seq()));
            part(digest, state == null ? null : Boolean.toString(state.deleted()));
            Map<FieldId, String> cells = new TreeMap<>(Comparator.comparing(FieldId::value));
            cells.putAll(state == null ? Map.of() : state.values());
            part(digest, Integer.toString(cells.size()));
            cells.forEach(
                    (field, value) -> {
                        part(digest, field.value());
                        part(digest, value);
                    });
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void part(MessageDigest digest, @Nullable String text) {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        String head = text == null ? "-\n" : bytes.length + "\n";
        digest.update(head.getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
