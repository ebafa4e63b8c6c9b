package jp.kakehashi.ledger.twins;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.FieldId;
import org.jspecify.annotations.Nullable;

/// Two rows that are likely of the same person, and why.
///
/// @param score from {@link #LEAST} to 100
/// @param reasons one for each field by which persons are told
public record Likeness(UUID first, UUID second, int score, List<Reason> reasons) {
    /// What a pair has to reach to be shown.
    public static final int LEAST = 55;

    public Likeness {
        reasons = List.copyOf(reasons);
    }

    /// How the two agree in one field.
    public record Reason(FieldId field, Agreement agreement) {}

    /// What the forms of two rows score: what agrees, less what contradicts, at most 100.
    static int scored(List<Trait> traits, @Nullable String[] one, @Nullable String[] other) {
        int sum = 0;
        boolean readOtherwise = false;
        boolean nearlyNamed = false;
        for (int i = 0; i < traits.size(); i++) {
            Trait.Kind kind = traits.get(i).kind();
            Agreement agreement = TraitText.compare(kind, one[i], other[i]);
            sum += weight(kind, agreement);
            readOtherwise |= kind == Trait.Kind.KANA && agreement == Agreement.DIFFERENT;
            nearlyNamed |= kind == Trait.Kind.NAME && agreement == Agreement.CLOSE;
        }
        if (readOtherwise && nearlyNamed) {
            // Brothers' names may differ in one character; read aloud they are not alike.
            sum += weight(Trait.Kind.NAME, Agreement.DIFFERENT);
            sum -= weight(Trait.Kind.NAME, Agreement.CLOSE);
        }
        return Math.clamp(sum, 0, 100);
    }

    static List<Reason> reasons(
            List<Trait> traits, @Nullable String[] one, @Nullable String[] other) {
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < traits.size(); i++) {
            Trait trait = traits.get(i);
            reasons.add(
                    new Reason(
                            trait.field().id(), TraitText.compare(trait.kind(), one[i], other[i])));
        }
        return reasons;
    }

    /// People move and marry, but nobody is born twice: that weighs most against.
    private static int weight(Trait.Kind kind, Agreement agreement) {
        if (agreement == Agreement.UNKNOWN) {
            return 0;
        }
        boolean same = agreement == Agreement.SAME || agreement == Agreement.VARIANT;
        boolean close = agreement == Agreement.CLOSE;
        return switch (kind) {
            case NAME -> same ? 40 : close ? 22 : -25;
            case KANA -> same ? 20 : close ? 10 : -15;
            case BORN -> same ? 35 : close ? 12 : -45;
            case PLACE -> same ? 20 : close ? 12 : 0;
            case NUMBER -> same ? 25 : 0;
            case OTHER -> same ? 10 : -5;
        };
    }
}
