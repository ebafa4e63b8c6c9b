package jp.kakehashi.records;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jp.kakehashi.records.LedgerView.Condition;
import org.jspecify.annotations.Nullable;

/// What the office's views have to be, whether they came as a file of a pack or as a message. A
/// view goes to everybody who may open the ledger: what it asks of a row must be for all their
/// eyes, as the value it asks for tells of that field.
final class ViewForms {
    private static final int MOST_FIELDS = 400;
    private static final int LONGEST_TEXT = 400;

    static final Set<FieldType> NAMELESS =
            EnumSet.of(
                    FieldType.CHOICE,
                    FieldType.CHOICES,
                    FieldType.CHECK,
                    FieldType.DATE,
                    FieldType.TIME,
                    FieldType.STAFF,
                    FieldType.NUMBER,
                    FieldType.YEN);

    private ViewForms() {}

    static boolean sound(LedgerDefinition definition) {
        List<LedgerView> views = definition.views();
        Set<String> names = new HashSet<>();
        return views.size() <= LedgerView.MOST
                && views.stream()
                        .allMatch(
                                view ->
                                        names.add(view.name().ja())
                                                && named(view.name())
                                                && bounded(view)
                                                && forAll(definition, view)
                                                && FormulaForms.sound(definition, view));
    }

    private static boolean named(Label name) {
        return FieldRules.named(name)
                && plain(name.ja(), LedgerView.LONGEST_NAME)
                && plain(name.en(), LedgerView.LONGEST_NAME);
    }

    private static boolean bounded(LedgerView view) {
        ColumnLayout columns = view.columns();
        int fields =
                columns.order().size()
                        + columns.hidden().size()
                        + columns.frozen().size()
                        + columns.wrapped().size()
                        + columns.widths().size();
        return fields <= MOST_FIELDS * 5
                && view.rows().conditions().size() <= LedgerView.MOST_CONDITIONS
                && plain(view.rows().search(), LONGEST_TEXT)
                && view.rows().conditions().stream()
                        .allMatch(
                                c ->
                                        Condition.OPERATORS.contains(c.operator())
                                                && plain(c.value(), LONGEST_TEXT));
    }

    /// Short enough, and no individual number that would be told to everybody.
    static boolean plain(@Nullable String text, int longest) {
        return text == null
                || (text.codePointCount(0, text.length()) <= longest && !IndividualNumber.in(text));
    }

    private static boolean forAll(LedgerDefinition definition, LedgerView view) {
        Stream<FieldId> asked =
                Stream.concat(
                        view.rows().conditions().stream().map(Condition::field),
                        Stream.of(
                                        Optional.ofNullable(view.rows().sort()),
                                        Optional.ofNullable(view.rows().group()),
                                        Optional.ofNullable(view.shape()).map(ViewShape::by),
                                        Optional.ofNullable(view.shape()).map(ViewShape::until))
                                .flatMap(Optional::stream));
        return asked.allMatch(
                        id -> definition.field(id).map(f -> forAll(definition, f)).orElse(true))
                && (!definition.personal() || namesNobody(definition, view))
                && (view.rows().search() == null
                        || definition.fields().stream().allMatch(ViewForms::open));
    }

    /// A definition stays for good on every PC, where no viewing of it is logged.
    private static boolean namesNobody(LedgerDefinition definition, LedgerView view) {
        return view.rows().search() == null
                && view.rows().conditions().stream()
                        .allMatch(
                                c ->
                                        c.value() == null
                                                || definition
                                                        .field(c.field())
                                                        .map(f -> NAMELESS.contains(f.type()))
                                                        .orElse(false));
    }

    static boolean forAll(LedgerDefinition definition, FieldDefinition field) {
        return open(field)
                && (field.formula() == null
                        || FormulaInputs.of(definition, field).stream().allMatch(ViewForms::open));
    }

    static boolean open(FieldDefinition field) {
        return !field.individualNumber() && field.access().read().equals(AccessRule.EVERYONE);
    }
}
