package jp.kakehashi.records;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Checks the cells of a change against the ledger's definition: once on the workstation while the
/// person can still mend it, and once on the server, which trusts nobody. Uniqueness needs the
/// other
/// rows and is the server's alone.
public final class RowCheck {
    // 朝-仮-0003: the office's short name and a number of its own
    private static final Pattern PROVISIONAL =
            Pattern.compile("(\\p{Nd}|[^\\p{Cc}\\p{Nd}]{1,20})-仮-[0-9]{4,9}");

    private final LedgerDefinition definition;
    private final Map<FieldId, FieldDefinition> fields = new HashMap<>();
    private final Map<FieldId, Pattern> patterns = new ConcurrentHashMap<>();
    private @Nullable RowRules rules;

    /// Checks for rows of `definition`.
    public RowCheck(LedgerDefinition definition) {
        this.definition = definition;
        definition.fields().forEach(f -> fields.put(f.id(), f));
    }

    /// What no reason can overrule: an unknown field, a value that is none of its type or not in
    /// canonical form, an individual number, also in the note, a field that nobody writes by hand,
    /// two edits of one cell, a note that is no text or a provisional number that is none.
    public List<Problem> errors(Change change) {
        List<Problem> found = new ArrayList<>();
        Set<FieldId> seen = new HashSet<>();
        for (Edit edit : change.edits()) {
            if (!seen.add(edit.field())) {
                // Not looked at any further: a message holds as many as it likes.
                return List.of(Problem.invalid("problem.change.field_twice", edit.field()));
            }
            error(edit, found);
        }
        noteError(change.note(), found);
        return found;
    }

    /// The same and, for who does not know what the author saw, whether an individual number
    /// stands there. What stands in `row`, which is null for a new one, does not get in this way.
    public List<Problem> errors(Change change, @Nullable RowState row) {
        List<Problem> found = new ArrayList<>(errors(change));
        for (Edit edit : change.edits()) {
            String seen = edit.seen();
            FieldDefinition field = fields.get(edit.field());
            boolean there = row != null && Objects.equals(seen, row.value(edit.field()));
            if (seen != null && !there && field != null && Values.suspect(field, seen)) {
                found.add(Problem.invalid("problem.value.individual_number", edit.field()));
            }
        }
        return found;
    }

    private static void noteError(ChangeNote note, List<Problem> found) {
        if (numbered(note.reason())
                || numbered(note.onBehalfOf())
                || numbered(note.decision())
                || numbered(note.override())
                || numbered(file(note))) {
            found.add(Problem.invalid("problem.value.individual_number", "note"));
        }
        if (controlled(note.reason())
                || controlled(note.onBehalfOf())
                || controlled(note.decision())
                || controlled(note.override())
                || controlled(file(note))) {
            found.add(Problem.invalid("problem.value.character", "note"));
        }
        String provisional = note.provisional();
        if (provisional != null
                && (numbered(provisional) || !PROVISIONAL.matcher(provisional).matches())) {
            found.add(Problem.invalid("problem.change.provisional"));
        }
    }

    private static @Nullable String file(ChangeNote note) {
        ImportMark source = note.source();
        return source == null ? null : source.file();
    }

    private static boolean controlled(@Nullable String text) {
        return text != null
                && text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
    }

    private static boolean numbered(@Nullable String text) {
        return text != null && IndividualNumber.in(text);
    }

    private void error(Edit edit, List<Problem> found) {
        FieldDefinition field = fields.get(edit.field());
        if (field == null) {
            found.add(Problem.invalid("problem.change.unknown_field", edit.field()));
        } else if (field.individualNumber()) {
            found.add(Problem.refused("problem.change.individual_number", edit.field()));
        } else if (field.type() == FieldType.AUTO_NUMBER) {
            found.add(Problem.refused("problem.change.automatic_number", edit.field()));
        } else if (!field.type().byHand()) {
            found.add(Problem.refused("problem.change.calculated", edit.field()));
        } else if (edit.value() != null) {
            canonicalError(field, edit.value(), found);
        }
    }

    private static void canonicalError(FieldDefinition field, String value, List<Problem> found) {
        try {
            if (!Values.canonical(field, value).equals(value)) {
                found.add(Problem.invalid("problem.value.not_canonical", field.id()));
            }
        } catch (ProblemException e) {
            found.add(e.problem());
        }
    }

    /// What a person may overrule with a reason: required, pattern and range of the cells written,
    /// and the rules over several fields that ask for one of them. For a new row the required cells
    /// that were not written count too.
    ///
    /// @param before the cells of the row as they stood; none for a new row
    public List<Problem> warnings(
            ChangeKind kind, Map<FieldId, @Nullable String> written, Map<FieldId, String> before) {
        List<Problem> found = alone(kind, written);
        if (!definition.rules().isEmpty() && !written.isEmpty()) {
            found.addAll(rules().broken(RowRules.after(before, written), written.keySet()));
        }
        return found;
    }

    /// Whether a rule over several fields asks for `field`.
    public boolean ruled(FieldId field) {
        return !definition.rules().isEmpty() && rules().inputs().contains(field);
    }

    private synchronized RowRules rules() {
        RowRules ready = rules;
        if (ready == null) {
            ready = new RowRules(definition);
            rules = ready;
        }
        return ready;
    }

    private List<Problem> alone(ChangeKind kind, Map<FieldId, @Nullable String> written) {
        List<Problem> found = new ArrayList<>();
        for (FieldDefinition field : definition.fields()) {
            if (field.individualNumber() || !field.type().byHand()) {
                continue;
            }
            boolean concerned = kind == ChangeKind.CREATE || written.containsKey(field.id());
            if (concerned) {
                warning(field, written.get(field.id()), found);
            }
        }
        return found;
    }

    private void warning(FieldDefinition field, @Nullable String value, List<Problem> found) {
        FieldDefinition.FieldChecks checks = field.checks();
        if (value == null || value.isBlank()) {
            if (checks.required()) {
                found.add(Problem.invalid("problem.value.required", field.id()));
            }
            return;
        }
        String pattern = checks.pattern();
        if (pattern != null && !BoundedText.matches(pattern(field.id(), pattern), value)) {
            found.add(Problem.invalid("problem.value.pattern", field.id()));
        }
        boolean bounded = checks.min() != null || checks.max() != null;
        if (bounded && Values.problem(field, value).isEmpty()) {
            range(field, value, found);
        }
    }

    private Pattern pattern(FieldId field, String expression) {
        return patterns.computeIfAbsent(field, f -> Pattern.compile(expression));
    }

    /// A bound that came before bounds were looked at may be no value at all.
    private static void range(FieldDefinition field, String value, List<Problem> found) {
        String min = field.checks().min();
        String max = field.checks().max();
        var order = Values.order(field.type());
        if (min != null && Values.isCanonical(field, min) && order.compare(value, min) < 0) {
            found.add(Problem.invalid("problem.value.below", field.id(), min));
        }
        if (max != null && Values.isCanonical(field, max) && order.compare(value, max) > 0) {
            found.add(Problem.invalid("problem.value.above", field.id(), max));
        }
    }
}
