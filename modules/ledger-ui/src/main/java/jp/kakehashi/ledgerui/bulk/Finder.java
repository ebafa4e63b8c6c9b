package jp.kakehashi.ledgerui.bulk;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.Picked;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.CellChecks;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.cells.TextFinder;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowCheck;
import org.jspecify.annotations.Nullable;

/// Finds cells by what they show, and works out what they would hold with another text in its
/// place. Reads, never writes; blocks, so call it from a virtual thread.
public final class Finder {
    /// Cells that are found at most: what a person can look through, and one step can write.
    public static final int MOST = 10_000;

    private static final Set<FieldType> NOT_LOOKED_AT =
            EnumSet.of(FieldType.CHECK, FieldType.LINK, FieldType.ATTACHMENTS);
    private static final Set<FieldType> SEARCHED =
            EnumSet.of(
                    FieldType.TEXT,
                    FieldType.LONG_TEXT,
                    FieldType.PERSON,
                    FieldType.STAFF,
                    FieldType.PHONE);

    /// Characters whose key depends on what stands before them.
    private static final Pattern DEPENDENT =
            Pattern.compile(
                    "[\\p{M}\\u3003\\u3005\\u303B\\u309B-\\u309E\\u30FC-\\u30FE\\uFF9E\\uFF9F]");

    private final LedgerService service;
    private final CellText texts;
    private final Predicate<FieldDefinition> writable;
    private final RowCheck check;
    private final SearchFolding folding = new SearchFolding();

    /// What is looked for, in which columns.
    ///
    /// @param by what is to stand in its place; null to find only
    /// @param exact only as it is written; otherwise as a search finds it
    /// @param whole only where it is all that the cell shows
    public record Request(
            String wanted,
            @Nullable String by,
            boolean exact,
            boolean whole,
            List<FieldDefinition> fields) {
        public Request {
            fields = List.copyOf(fields);
        }
    }

    /// A cell that was found. `cell` is what would be written; null when nothing is to be, or
    /// cannot be: then `why` says why.
    public record Hit(
            RowView row,
            FieldDefinition field,
            String before,
            @Nullable String after,
            @Nullable CellRewrite cell,
            @Nullable Problem why) {}

    /// All that was found; `more` when there was more than {@link #MOST}.
    public record Found(List<Hit> hits, boolean more) {
        public Found {
            hits = List.copyOf(hits);
        }
    }

    /// Looks through `form`'s rows as a person who may write the fields that are `writable`.
    public Finder(
            LedgerService service,
            LedgerDefinition form,
            CellText texts,
            Predicate<FieldDefinition> writable) {
        this.service = service;
        this.check = new RowCheck(form);
        this.texts = texts;
        this.writable = writable;
    }

    /// Whether a column of that type can be looked through.
    public static boolean looksAt(FieldDefinition field) {
        return !NOT_LOOKED_AT.contains(field.type());
    }

    /// Looks through the rows of `query`.
    public Found find(RowQuery query, Request request, Progress progress) {
        TextFinder finder =
                new TextFinder(folding, request.wanted(), request.exact(), request.whole());
        Picked picked =
                service.pick(
                        narrowed(query, request),
                        values ->
                                request.fields().stream()
                                        .anyMatch(
                                                f ->
                                                        !finder.places(shown(f, values.get(f.id())))
                                                                .isEmpty()),
                        MOST,
                        progress);
        List<Hit> hits = new ArrayList<>();
        for (RowView row : picked.rows()) {
            for (FieldDefinition field : request.fields()) {
                Hit hit = hit(row, field, finder, request.by());
                if (hit != null && hits.size() == MOST) {
                    return new Found(hits, true);
                }
                if (hit != null) {
                    hits.add(hit);
                }
            }
        }
        return new Found(hits, picked.more());
    }

    /// The database leaves out most rows where what it searches holds all that is looked through.
    private static RowQuery narrowed(RowQuery query, Request request) {
        boolean searched =
                request.fields().stream().allMatch(f -> SEARCHED.contains(f.type()))
                        && !DEPENDENT.matcher(request.wanted()).find();
        String search = query.search();
        String both = search == null ? request.wanted() : search + " " + request.wanted();
        return new RowQuery(
                query.ledger(),
                searched ? both : search,
                query.filters(),
                query.sort(),
                query.descending(),
                0,
                0,
                query.formulas());
    }

    private String shown(FieldDefinition field, @Nullable String canonical) {
        return texts.forEditing(field, canonical);
    }

    private @Nullable Hit hit(
            RowView row, FieldDefinition field, TextFinder finder, @Nullable String by) {
        String value = row.values().get(field.id());
        String before = shown(field, value);
        if (finder.places(before).isEmpty()) {
            return null;
        }
        if (by == null) {
            return new Hit(row, field, before, null, null, null);
        }
        String after = finder.replaced(before, by);
        String canonical;
        try {
            canonical = texts.read(field, after);
        } catch (ProblemException e) {
            return new Hit(row, field, before, after, null, e.problem());
        }
        if (!writable.test(field)) {
            Problem right = Problem.refused("problem.change.not_writable", field.id());
            return new Hit(row, field, before, after, null, right);
        }
        if (Objects.equals(canonical, value)) {
            return null;
        }
        Problem wrong = CellChecks.problem(check, field, canonical, row.values());
        CellRewrite cell =
                wrong == null ? new CellRewrite(row.row(), field.id(), value, canonical) : null;
        return new Hit(row, field, before, after, cell, wrong);
    }
}
