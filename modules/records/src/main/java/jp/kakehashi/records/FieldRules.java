package jp.kakehashi.records;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import org.jspecify.annotations.Nullable;

/// What each part of a field's definition has to be by itself, whether it came as a file of a pack
/// or as a message.
final class FieldRules {
    /// How a choice may be marked on screen.
    static final Set<String> TONES = Set.of("ok", "warn", "bad", "info");

    private static final int LONGEST_CODE = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PATTERN = 1_000;
    private static final int LONGEST_NUMBERS = 40;

    private FieldRules() {}

    /// The first part of `field` that is wrong, as a definition file calls it.
    static @Nullable String fault(FieldDefinition field) {
        if (!named(field.label())) {
            return "name";
        }
        if (field.heading() != null && !named(field.heading())) {
            return "heading";
        }
        // Nobody can fill in what is not shown.
        if (field.retired() && field.checks().required()) {
            return "required";
        }
        FieldChecks checks = field.checks();
        if (checks.pattern() != null && !compiles(checks.pattern())) {
            return "pattern";
        }
        if (!numbered(field)) {
            return "numbers";
        }
        // Anything but text would be written where it can never be destroyed.
        if (field.individualNumber() && field.type() != FieldType.TEXT) {
            return "individualNumber";
        }
        if (!chosen(field)) {
            return "choices";
        }
        if (!bound(field, checks.min())) {
            return "min";
        }
        return bound(field, checks.max()) ? null : "max";
    }

    /// Whether people can read `label`.
    static boolean named(Label label) {
        return line(label.ja(), LONGEST_NAME) && line(label.en(), LONGEST_NAME);
    }

    /// Whether `code` may name a section or a choice.
    static boolean coded(String code) {
        return line(code, LONGEST_CODE);
    }

    private static boolean line(String text, int longest) {
        return !text.isBlank()
                && text.length() <= longest
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static boolean compiles(String pattern) {
        if (pattern.length() > LONGEST_PATTERN) {
            return false;
        }
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException | StackOverflowError e) {
            return false;
        }
    }

    private static boolean numbered(FieldDefinition field) {
        String form = field.checks().numberPattern();
        if (form == null) {
            return field.type() != FieldType.AUTO_NUMBER;
        }
        return form.contains("{n") && line(form, LONGEST_NUMBERS);
    }

    private static boolean chosen(FieldDefinition field) {
        if (!field.type().chosen()) {
            return field.choices().isEmpty();
        }
        Set<String> codes = new HashSet<>();
        for (Choice choice : field.choices()) {
            boolean sound =
                    coded(choice.code()) && named(choice.label()) && TONES.contains(choice.tone());
            if (!sound || !codes.add(choice.code())) {
                return false;
            }
        }
        return !codes.isEmpty();
    }

    private static boolean bound(FieldDefinition field, @Nullable String bound) {
        return bound == null || Values.isCanonical(field, bound);
    }
}
