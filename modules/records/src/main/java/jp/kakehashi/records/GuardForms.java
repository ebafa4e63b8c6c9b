package jp.kakehashi.records;

import java.util.Set;
import java.util.stream.Collectors;

/// What a {@link RowGuard} has to be so that it keeps back what it promises.
final class GuardForms {
    private GuardForms() {}

    static boolean sound(LedgerDefinition definition) {
        RowGuard guard = definition.guard();
        if (guard == null) {
            return true;
        }
        FieldDefinition mark = definition.field(guard.field()).orElse(null);
        return mark != null
                // A register of decisions is read by all who open the ledger.
                && definition.approval() == null
                && !guard.values().isEmpty()
                && marks(mark).containsAll(guard.values())
                && !guard.seenBy().equals(AccessRule.EVERYONE)
                && shows(definition, guard, mark)
                && tellsNothing(definition, guard);
    }

    private static Set<String> marks(FieldDefinition mark) {
        return switch (mark.type()) {
            case CHOICE ->
                    mark.choices().stream()
                            .map(FieldDefinition.Choice::code)
                            .collect(Collectors.toSet());
            case CHECK -> Set.of("true", "false");
            default -> Set.of();
        };
    }

    /// Whoever sees a part of a row has to see that it is one.
    private static boolean shows(
            LedgerDefinition definition, RowGuard guard, FieldDefinition mark) {
        if (guard.hides()) {
            return true;
        }
        return guard.shows().contains(mark.id())
                && mark.access().read().equals(AccessRule.EVERYONE)
                && guard.shows().stream().allMatch(f -> stored(definition, f));
    }

    private static boolean stored(LedgerDefinition definition, FieldId id) {
        return definition
                .field(id)
                .filter(f -> f.formula() == null && !f.individualNumber())
                .filter(f -> f.type() != FieldType.ATTACHMENTS)
                .isPresent();
    }

    /// A value that is refused because another row holds it tells of that row: only those who see
    /// all rows may write it.
    private static boolean tellsNothing(LedgerDefinition definition, RowGuard guard) {
        return definition.fields().stream()
                .filter(f -> f.checks().unique() && f.type().byHand())
                .filter(f -> !guard.shows().contains(f.id()))
                .allMatch(f -> f.access().write().equals(guard.seenBy()));
    }
}
