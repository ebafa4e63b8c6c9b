package jp.kakehashi.app.ledgers;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FormulaText;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowFormula;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.Values;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jspecify.annotations.Nullable;

/// Chooses and orders rows that are already here. Search as on screen: every word, by search keys,
/// in any field. Conditions: `field=value`, `field!=value`, `field<=value`, `field>=value`,
/// `field~part`; an empty value means an empty cell.
public final class RowFilters {
    private static final Pattern CONDITION =
            Pattern.compile("([a-z][a-z0-9_]*)(!=|<=|>=|=|~)(.*)", Pattern.DOTALL);

    private final LedgerDefinition definition;
    private final List<List<String>> words;
    private final List<Condition> conditions;
    private final @Nullable FieldDefinition sort;
    private final boolean descending;
    private @Nullable RowFormula formula;
    private final SearchFolding folding = new SearchFolding();

    /// Filters for the rows of `definition`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.condition`,
    ///     `problem.ledger.field`
    public RowFilters(
            LedgerDefinition definition,
            String search,
            List<String> conditions,
            @Nullable FieldId sort,
            boolean descending) {
        this.definition = definition;
        this.words =
                search.isBlank()
                        ? List.of()
                        : java.util.Arrays.stream(search.strip().split("[\\s\u3000]+"))
                                .map(folding::searchKeys)
                                .toList();
        this.conditions = conditions.stream().map(this::condition).toList();
        this.sort = sort == null ? null : field(sort);
        this.descending = descending;
    }

    private record Condition(FieldDefinition field, String operator, String value) {}

    private Condition condition(String text) {
        Matcher matcher = CONDITION.matcher(text);
        if (!matcher.matches()) {
            throw Problem.invalid("problem.ledger.condition", text).asException();
        }
        FieldDefinition field = field(new FieldId(matcher.group(1)));
        String operator = matcher.group(2);
        String value = matcher.group(3);
        boolean whole = !operator.equals("~") && !value.isEmpty();
        return new Condition(field, operator, whole ? Values.canonical(field, value) : value);
    }

    private FieldDefinition field(FieldId id) {
        return definition
                .field(id)
                .orElseThrow(() -> Problem.invalid("problem.ledger.field", id).asException());
    }

    /// The same with an expression that has to be true of the rows, in fields that `actor` reads.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.formula` with the place of the mistake
    public RowFilters only(String typed, Actor actor, LocalDate today) {
        FormulaText text = new FormulaText(definition, f -> definition.mayRead(actor, f));
        FormulaText.Reading reading = text.read(typed, Use.CONDITION);
        if (reading.fault() != null) {
            throw Problem.invalid("problem.formula", reading.fault().from() + 1).asException();
        }
        formula = RowFormula.of(definition, reading.formula(), Use.CONDITION, today);
        return this;
    }

    /// The rows that match, in order: as sorted, else newest first.
    public List<SnapshotRow> choose(List<SnapshotRow> rows) {
        return rows.stream().filter(row -> matches(row.row())).sorted(order()).toList();
    }

    private boolean matches(RowState row) {
        return conditions.stream().allMatch(condition -> holds(condition, row))
                && found(row)
                && (formula == null || formula.holds(row.values()));
    }

    private boolean found(RowState row) {
        if (words.isEmpty()) {
            return true;
        }
        List<String> cells = row.values().values().stream().map(folding::fold).toList();
        return words.stream()
                .allMatch(
                        keys ->
                                keys.stream()
                                        .anyMatch(
                                                key ->
                                                        cells.stream()
                                                                .anyMatch(c -> c.contains(key))));
    }

    private boolean holds(Condition condition, RowState row) {
        String raw = row.value(condition.field().id());
        String value = raw == null ? "" : raw;
        return switch (condition.operator()) {
            case "=" -> value.equals(condition.value());
            case "!=" -> !value.equals(condition.value());
            case "~" -> folding.fold(value).contains(folding.fold(condition.value()));
            case "<=" -> raw != null && compare(condition, raw) <= 0;
            default -> raw != null && compare(condition, raw) >= 0;
        };
    }

    private static int compare(Condition condition, String value) {
        return Values.order(condition.field().type()).compare(value, condition.value());
    }

    private Comparator<SnapshotRow> order() {
        FieldDefinition by = sort;
        if (by == null) {
            return Comparator.comparing(SnapshotRow::acceptedAt)
                    .reversed()
                    .thenComparing(row -> row.row().row());
        }
        Comparator<String> values = Values.order(by.type());
        Comparator<@Nullable String> emptyLast =
                Comparator.nullsLast(descending ? values.reversed() : values);
        return Comparator.<SnapshotRow, @Nullable String>comparing(
                        row -> row.row().value(by.id()), emptyLast)
                .thenComparing(row -> row.row().row());
    }
}
