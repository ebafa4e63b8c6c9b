package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.form.BlankForm;
import jp.kakehashi.documents.form.FormTemplate;
import jp.kakehashi.documents.print.LabelGrid;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowMark;
import org.jspecify.annotations.Nullable;

/// What is to be on paper: rows of a ledger, which of their fields and in which shape.
///
/// @param query whose offset and limit count only where there is a `part`
/// @param part the rows from the query's offset, as many as its limit says; null for all
/// @param fields in their order; those that this person may not read are left out
/// @param marks what is marked on a table or a page of a row, with its reason
public record PaperOrder(
        RowQuery query,
        @Nullable Part part,
        List<FieldId> fields,
        PaperShape shape,
        List<RowMark> marks) {
    /// Never changes.
    public PaperOrder {
        fields = List.copyOf(fields);
        marks = List.copyOf(marks);
    }

    /// Nothing is marked.
    public PaperOrder(RowQuery query, @Nullable Part part, List<FieldId> fields, PaperShape shape) {
        this(query, part, fields, shape, List.of());
    }

    /// Rows at the edges of a part as a person saw them, so that rows which moved are noticed; null
    /// where that row was not on screen.
    public record Part(@Nullable UUID first, @Nullable UUID last) {}

    /// How rows stand on paper.
    public sealed interface PaperShape {
        /// As a table with letters of `fontSize` points.
        record Table(PageFormat format, double fontSize) implements PaperShape {}

        /// A page or more for each.
        record Records(PageFormat format) implements PaperShape {}

        /// A label for each, the first on place `firstFree` (from 0) of its sheet; with the code
        /// that leads back to the row where `code` says so.
        record Labels(LabelGrid grid, int firstFree, boolean code) implements PaperShape {}

        /// A copy of an old form for each; a field of the template is filled in where its name is a
        /// field's name or label.
        record Form(FormTemplate template, BlankForm blank) implements PaperShape {}
    }
}
