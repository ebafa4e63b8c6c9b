package jp.kakehashi.records;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// The rules of a ledger over several fields, looked at row by row. For any thread.
final class RowRules {
    private final List<Ready> ready = new ArrayList<>();

    RowRules(LedgerDefinition definition) {
        for (RowRule rule : definition.rules()) {
            // The day plays no part: a rule may not ask for it.
            RowFormula formula =
                    RowFormula.of(
                            definition, rule.wrong(), FormulaText.Use.CONDITION, LocalDate.EPOCH);
            ready.add(new Ready(rule, formula, formula.inputs()));
        }
    }

    private record Ready(RowRule rule, RowFormula formula, Set<FieldId> inputs) {}

    /// What a row of `cells` is told for having had `written` written; rules that ask for none of
    /// it are silent, as whoever wrote did not touch what they are about.
    synchronized List<Problem> broken(Map<FieldId, String> cells, Set<FieldId> written) {
        List<Problem> found = new ArrayList<>();
        for (Ready each : ready) {
            boolean concerned = each.inputs().stream().anyMatch(written::contains);
            if (concerned && each.formula().holds(cells)) {
                RowRule rule = each.rule();
                found.add(
                        Problem.invalid(
                                RowRule.BROKEN, rule.field(), rule.says().ja(), rule.says().en()));
            }
        }
        return found;
    }

    /// The fields that rules over several fields ask for.
    Set<FieldId> inputs() {
        Set<FieldId> all = new HashSet<>();
        ready.forEach(each -> all.addAll(each.inputs()));
        return all;
    }

    /// The cells of a row after `written`.
    static Map<FieldId, String> after(
            Map<FieldId, String> before, Map<FieldId, @Nullable String> written) {
        Map<FieldId, String> cells = new HashMap<>(before);
        written.forEach(
                (field, value) -> {
                    if (value == null) {
                        cells.remove(field);
                    } else {
                        cells.put(field, value);
                    }
                });
        return cells;
    }
}
