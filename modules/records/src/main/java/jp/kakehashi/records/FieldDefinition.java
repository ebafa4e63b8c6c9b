package jp.kakehashi.records;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field of a ledger.
///
/// @param checks what a value has to satisfy besides its type
/// @param choices for {@link FieldType#CHOICE} and {@link FieldType#CHOICES}, in the order shown
/// @param individualNumber holds a My Number (個人番号): kept at head office only, under a key of its
///     own, masked everywhere
/// @param link for {@link FieldType#LINK}, null otherwise
/// @param formula for {@link FieldType#CALCULATED}, null otherwise
public record FieldDefinition(
        FieldId id,
        Label label,
        FieldType type,
        FieldChecks checks,
        List<Choice> choices,
        FieldAccess access,
        boolean individualNumber,
        @Nullable LinkTarget link,
        @Nullable Formula formula) {

    public FieldDefinition {
        choices = List.copyOf(choices);
    }

    /// A field that neither links nor is calculated.
    public FieldDefinition(
            FieldId id,
            Label label,
            FieldType type,
            FieldChecks checks,
            List<Choice> choices,
            FieldAccess access,
            boolean individualNumber) {
        this(id, label, type, checks, choices, access, individualNumber, null, null);
    }

    /// How a value of this field is read and shown: as its type, a calculated one as its result.
    public FieldType shownAs() {
        return formula == null ? type : formula.result();
    }

    /// The ledger whose rows a link names, and the field by which they are shown.
    public record LinkTarget(LedgerId ledger, FieldId shows) {}

    /// How a calculated field is worked out; {@link Calculation} says what may stand in it.
    ///
    /// @param result NUMBER, YEN, TEXT, DATE or CHECK
    public record Formula(String expression, FieldType result) {}

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
