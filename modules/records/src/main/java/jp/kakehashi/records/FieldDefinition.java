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
/// @param showing how it stands on the card, null for one of many in a row
public record FieldDefinition(
        FieldId id,
        Label label,
        FieldType type,
        FieldChecks checks,
        List<Choice> choices,
        FieldAccess access,
        boolean individualNumber,
        @Nullable LinkTarget link,
        @Nullable Formula formula,
        @Nullable Showing showing) {

    public FieldDefinition {
        choices = List.copyOf(choices);
        showing = Showing.PLAIN.equals(showing) ? null : showing;
    }

    /// A field among others, in use.
    public FieldDefinition(
            FieldId id,
            Label label,
            FieldType type,
            FieldChecks checks,
            List<Choice> choices,
            FieldAccess access,
            boolean individualNumber,
            @Nullable LinkTarget link,
            @Nullable Formula formula) {
        this(id, label, type, checks, choices, access, individualNumber, link, formula, null);
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

    /// Whether nobody is to write here any more; what stands in it is kept.
    public boolean retired() {
        return showing != null && showing.retired();
    }

    /// The name of the part of the card that begins with this field, null where none begins.
    public @Nullable Label heading() {
        return showing == null ? null : showing.heading();
    }

    /// The older field whose values move here, null for none.
    public @Nullable FieldId replaces() {
        return showing == null ? null : showing.replaces();
    }

    /// The choices that may still be chosen.
    public List<Choice> offered() {
        return choices.stream().filter(choice -> !choice.retired()).toList();
    }

    /// How a field stands on screens.
    ///
    /// @param heading name of the part of the card that begins here
    /// @param hidden true for one not in use any more: its values and its history are kept
    /// @param replaces the older field, of another type, whose values move here
    public record Showing(
            @Nullable Label heading, @Nullable Boolean hidden, @Nullable FieldId replaces) {
        /// One of many in a row, in use.
        public static final Showing PLAIN = new Showing(null, null, null);

        public Showing {
            // A message says what is so, never what is not.
            hidden = Boolean.TRUE.equals(hidden) ? Boolean.TRUE : null;
        }

        /// Whether it is not in use any more.
        public boolean retired() {
            return hidden != null;
        }
    }

    /// The ledger whose rows a link names, and the field by which they are shown.
    public record LinkTarget(LedgerId ledger, FieldId shows) {}

    /// How a calculated field is worked out; {@link Calculation} says what may stand in it.
    ///
    /// @param result NUMBER, YEN, TEXT, DATE or CHECK
    public record Formula(String expression, FieldType result) {}

    /// One value of a choice field; `tone` (`ok`, `warn`, `bad`, `info`) picks its mark on screen.
    ///
    /// @param past true for one not to be chosen any more; where it stands it stays
    public record Choice(String code, Label label, String tone, @Nullable Boolean past) {
        public Choice {
            past = Boolean.TRUE.equals(past) ? Boolean.TRUE : null;
        }

        /// Whether it is not to be chosen any more.
        public boolean retired() {
            return past != null;
        }

        /// One that may be chosen.
        public Choice(String code, Label label, String tone) {
            this(code, label, tone, null);
        }
    }

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
