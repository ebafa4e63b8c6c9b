package jp.kakehashi.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A way of looking at a ledger, under a name: which rows, in which order and groups, with which
/// columns. It holds no right: whoever opens it sees of it what they may see anyway. Immutable.
///
/// @param marks what it marks, the gravest first; empty for nothing
/// @param shape in which form it shows its rows; null for a table
public record LedgerView(
        Label name,
        Rows rows,
        ColumnLayout columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<RowMark> marks,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ViewShape shape) {
    /// Longest name, in characters.
    public static final int LONGEST_NAME = 40;

    /// Views of one ledger, each of a person's and of the office's.
    public static final int MOST = 100;

    /// How many conditions one view has at most.
    public static final int MOST_CONDITIONS = 20;

    public LedgerView {
        // A view that was stored or sent before there were marks has none.
        marks = marks == null ? List.of() : List.copyOf(marks);
    }

    /// A table that marks nothing.
    public LedgerView(Label name, Rows rows, ColumnLayout columns) {
        this(name, rows, columns, List.of(), null);
    }

    /// What it marks.
    @Override
    public List<RowMark> marks() {
        return Objects.requireNonNull(marks);
    }

    /// Which rows, and how they stand.
    ///
    /// @param search as typed; null for none
    /// @param sort null for the row made last first
    /// @param group rows are counted by the values of this field; null for none
    /// @param only an expression that is true of the rows; null for none
    /// @param by an expression to sort by instead of a field; null for none
    public record Rows(
            @Nullable String search,
            List<Condition> conditions,
            @Nullable FieldId sort,
            boolean descending,
            @Nullable FieldId group,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String only,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by) {
        /// Every row, the newest first.
        public static final Rows ALL = new Rows(null, List.of(), null, false, null);

        public Rows {
            conditions = List.copyOf(conditions);
        }

        /// Rows without expressions.
        public Rows(
                @Nullable String search,
                List<Condition> conditions,
                @Nullable FieldId sort,
                boolean descending,
                @Nullable FieldId group) {
            this(search, conditions, sort, descending, group, null, null);
        }

        /// What it says in expressions.
        public RowFormulas formulas() {
            return new RowFormulas(only, by);
        }
    }

    /// `field operator value`; operators `=`, `≠`, `≦`, `≧`, `contains`, `empty`, `filled`; the
    /// value in canonical text.
    public record Condition(FieldId field, String operator, @Nullable String value) {
        /// The operators there are.
        public static final Set<String> OPERATORS =
                Set.of("=", "≠", "≦", "≧", "contains", "empty", "filled");
    }

    /// Fields that it speaks of and that are not among `known`: gone from the form, or not for this
    /// person's eyes.
    public Set<FieldId> unknown(Set<FieldId> known) {
        Set<FieldId> named = new HashSet<>(columns.order());
        named.addAll(columns.hidden());
        named.addAll(columns.frozen());
        named.addAll(columns.wrapped());
        named.addAll(columns.widths().keySet());
        rows.conditions().forEach(condition -> named.add(condition.field()));
        if (rows.sort() != null) {
            named.add(rows.sort());
        }
        if (rows.group() != null) {
            named.add(rows.group());
        }
        marks().stream().map(RowMark::field).filter(Objects::nonNull).forEach(named::add);
        if (shape != null) {
            named.add(shape.by());
            if (shape.until() != null) {
                named.add(shape.until());
            }
        }
        named.removeAll(known);
        return named;
    }
}
