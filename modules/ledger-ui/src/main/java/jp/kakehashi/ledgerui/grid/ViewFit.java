package jp.kakehashi.ledgerui.grid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FormulaText;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.records.RowFormulas;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.Values;
import jp.kakehashi.records.ViewShape;
import org.jspecify.annotations.Nullable;

/// What of a view can be shown to this person in the form as it is now. Pure.
///
/// @param leftOut conditions, orders, groups and marks that name a field which is gone or not for
///     this person's eyes, or a value that it no longer has
public record ViewFit(
        GridQuestion question,
        ColumnLayout columns,
        List<RowMark> marks,
        @Nullable ViewShape shape,
        int leftOut) {
    /// Fits `view` to the fields this person may read.
    public static ViewFit of(
            LedgerView view, List<FieldDefinition> fields, FormulaText expressions) {
        Map<FieldId, FieldDefinition> known = new HashMap<>();
        fields.forEach(field -> known.put(field.id(), field));
        List<Filter> filters = new ArrayList<>();
        for (Condition condition : view.rows().conditions()) {
            FieldDefinition field = known.get(condition.field());
            if (field != null && fits(field, condition)) {
                filters.add(new Filter(condition.field(), condition.operator(), condition.value()));
            }
        }
        int leftOut = view.rows().conditions().size() - filters.size();
        FieldId sort = ordering(view.rows().sort(), known);
        leftOut += sort == null && view.rows().sort() != null ? 1 : 0;
        FieldDefinition grouping =
                view.rows().group() == null ? null : known.get(view.rows().group());
        FieldId group = grouping == null || !grouping.type().kept() ? null : grouping.id();
        leftOut += group == null && view.rows().group() != null ? 1 : 0;
        String only = fitting(view.rows().only(), expressions, Use.CONDITION);
        String by = fitting(view.rows().by(), expressions, Use.VALUE);
        leftOut += only == null && view.rows().only() != null ? 1 : 0;
        leftOut += by == null && view.rows().by() != null ? 1 : 0;
        GridQuestion question =
                new GridQuestion(
                        view.rows().search(),
                        filters,
                        sort,
                        descending(view.rows(), sort, by),
                        group,
                        new RowFormulas(only, by));
        List<RowMark> marks =
                view.marks().stream()
                        .filter(mark -> mark.field() == null || known.containsKey(mark.field()))
                        .filter(mark -> fitting(mark.only(), expressions, Use.CONDITION) != null)
                        .toList();
        leftOut += view.marks().size() - marks.size();
        ViewShape shape = fitting(view.shape(), known);
        leftOut += shape == null && view.shape() != null ? 1 : 0;
        return new ViewFit(question, view.columns(), marks, shape, leftOut);
    }

    private static @Nullable String fitting(
            @Nullable String formula, FormulaText expressions, Use use) {
        return formula == null || expressions.fault(formula, use).isPresent() ? null : formula;
    }

    /// A row that has no last day any more still stands on its first.
    private static @Nullable ViewShape fitting(
            @Nullable ViewShape shape, Map<FieldId, FieldDefinition> known) {
        FieldDefinition by = shape == null ? null : known.get(shape.by());
        if (shape == null || by == null || !ShapeForm.fits(by, shape.kind())) {
            return null;
        }
        FieldDefinition until = shape.until() == null ? null : known.get(shape.until());
        boolean lasts = until != null && ShapeForm.fits(until, shape.kind());
        return new ViewShape(shape.kind(), shape.by(), lasts ? shape.until() : null);
    }

    // What was ordered by something that is not to be read here comes newest first.
    private static boolean descending(
            LedgerView.Rows rows, @Nullable FieldId sort, @Nullable String by) {
        boolean ofItself = rows.sort() == null && rows.by() == null;
        return (sort != null || by != null || ofItself) && rows.descending();
    }

    private static @Nullable FieldId ordering(
            @Nullable FieldId wanted, Map<FieldId, FieldDefinition> known) {
        FieldDefinition field = wanted == null ? null : known.get(wanted);
        return field == null || !field.type().kept() || field.type() == FieldType.LONG_TEXT
                ? null
                : wanted;
    }

    private static boolean fits(FieldDefinition field, Condition condition) {
        if (!field.type().kept()) {
            return false;
        }
        String value = condition.value();
        boolean whole = !condition.operator().equals("contains");
        try {
            return value == null || !whole || value.equals(Values.canonical(field, value));
        } catch (ProblemException noValue) {
            return false;
        }
    }
}
