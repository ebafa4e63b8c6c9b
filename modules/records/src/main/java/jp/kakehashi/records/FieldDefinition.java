package jp.kakehashi.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a ledger.
///
/// @param checks what a value has to satisfy besides its type
/// @param choices for {@link FieldType#CHOICE}, in the order shown
/// @param individualNumber holds a My Number (個人番号): kept at head office only, under a key of its
///     own, masked everywhere
public record FieldDefinition(
        FieldId id,
        Label label,
        FieldType type,
        FieldChecks checks,
        List<Choice> choices,
        FieldAccess access,
        boolean individualNumber) {

    public FieldDefinition {
        choices = List.copyOf(choices);
    }

    /// One value of a choice field; `tone` (`ok`, `warn`, `bad`, `info`) picks its mark on screen.
    public record Choice(String code, Label label, String tone) {}

    /// Who may read and who may write the field.
    public record FieldAccess(AccessRule read, AccessRule write) {
        /// No restriction beyond the ledger's own.
        public static final FieldAccess OPEN =
                new FieldAccess(AccessRule.EVERYONE, AccessRule.EVERYONE);
    }

    /// What a value has to satisfy besides its type. Required, pattern and range can be overruled
    /// with a reason; unique cannot.
    ///
    /// @param pattern a regular expression for the whole value
    /// @param min smallest value allowed, in canonical text, for numbers, dates and times
    /// @param max largest value allowed
    /// @param numberPattern for automatic numbers: `R{year}-{n:4}`
    public record FieldChecks(
            boolean required,
            boolean unique,
            @Nullable String pattern,
            @Nullable String min,
            @Nullable String max,
            @Nullable String numberPattern) {
        /// No check beyond the type.
        public static final FieldChecks NONE =
                new FieldChecks(false, false, null, null, null, null);
    }
}
