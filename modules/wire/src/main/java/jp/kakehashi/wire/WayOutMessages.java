package jp.kakehashi.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The messages about ways out: how rows leave a ledger under a name that its office gave.
public final class WayOutMessages {
    /// The longest blank, in bytes.
    public static final int LARGEST_BLANK = 4 << 20;

    /// The longest text, in characters.
    public static final int LARGEST_TEXT = 128 << 10;

    /// How many of them a ledger has at most.
    public static final int MOST = 60;

    private static final int PIECE = 400_000;

    private WayOutMessages() {}

    /// What a way out is.
    public enum WayKind {
        /// An old blank form with the places of the values on it.
        FORM,
        /// What of a ledger is published as open data.
        OPEN_DATA
    }

    /// One of them.
    ///
    /// @param version from 1; one more with every publication
    /// @param text its YAML
    /// @param blank SHA-256 of its blank, null where it has none
    /// @param by who published it
    public record WayOut(
            UUID id,
            WayKind kind,
            String name,
            int version,
            String text,
            @Nullable String blank,
            String by,
            Instant at) {}

    /// All of a ledger, by name. `GET /api/ledgers/{ledger}/ways-out`
    public record WaysOut(List<WayOut> ways) {}

    /// Publishes one in place of version `seen`, 0 for a new one. `PUT
    /// /api/ledgers/{ledger}/ways-out/{way}`; `DELETE` there takes it away, `GET …/blank` has its
    /// blank.
    ///
    /// @param blank the whole blank, Base64, in pieces; null leaves the one that is there
    public record NewWayOut(
            WayKind kind, String name, int seen, String text, @Nullable List<String> blank) {}

    /// A blank in pieces as it crosses the network.
    public static List<String> pieces(byte[] blank) {
        String all = Base64.getEncoder().encodeToString(blank);
        List<String> pieces = new ArrayList<>();
        for (int from = 0; from < all.length(); from += PIECE) {
            pieces.add(all.substring(from, Math.min(all.length(), from + PIECE)));
        }
        return pieces;
    }

    /// The blank again.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.way.too_large`, `problem.way.blank`
    public static byte[] blank(List<String> pieces) {
        long chars = pieces.stream().mapToLong(String::length).sum();
        if (chars > (LARGEST_BLANK + 2L) / 3 * 4) {
            throw Problem.invalid("problem.way.too_large", LARGEST_BLANK >> 20).asException();
        }
        try {
            return Base64.getDecoder().decode(String.join("", pieces));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.invalid("problem.way.blank"), e);
        }
    }
}
