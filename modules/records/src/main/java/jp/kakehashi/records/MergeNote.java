package jp.kakehashi.records;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The reasons that head office writes when two rows of the same person become one: they name the
/// other row by its id, never by what stands in it, which not everybody may read.
public final class MergeNote {
    private static final String INTO = "統合先: ";
    private static final String FROM = "統合元: ";
    private static final String BACK = "統合の取り消し: ";
    private static final Pattern WORDS =
            Pattern.compile("(統合先|統合元|統合の取り消し): ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private MergeNote() {}

    /// Why a row was buried.
    public static String into(UUID kept) {
        return INTO + kept;
    }

    /// Why a row got values, files or links of another.
    public static String from(UUID buried) {
        return FROM + buried;
    }

    /// Why a row is as it was before it was made one with `other`.
    public static String undone(UUID other) {
        return BACK + other;
    }

    /// The row into which a row was buried for that reason; empty for any other.
    public static Optional<UUID> kept(@Nullable String reason) {
        return reason != null && reason.startsWith(INTO) ? other(reason) : Optional.empty();
    }

    /// The row that a reason names; empty for any other reason.
    public static Optional<UUID> other(@Nullable String reason) {
        Matcher words = WORDS.matcher(reason == null ? "" : reason);
        return words.matches() ? Optional.of(UUID.fromString(words.group(2))) : Optional.empty();
    }
}
