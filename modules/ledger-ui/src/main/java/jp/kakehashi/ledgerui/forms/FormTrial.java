package jp.kakehashi.ledgerui.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.form.BlankForm;
import jp.kakehashi.documents.form.BlankForm.PageSize;
import jp.kakehashi.documents.form.FormTemplate;
import jp.kakehashi.documents.look.FileLook;
import jp.kakehashi.documents.look.FileLook.Look;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerPapers;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.PaperDraft;
import jp.kakehashi.ledger.PaperOrder;
import jp.kakehashi.ledger.PaperOrder.PaperShape;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.PaperRows;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.ui.Progress;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.theme.FontResources;
import org.jspecify.annotations.Nullable;

/// What a form looks like while it is made: empty, with a row, with the longest values. Drawn one
/// after the other; of those asked for meanwhile only the last. Screen's thread only.
public final class FormTrial implements AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final PaperRows rows;
    private final FileLook look = new FileLook();
    private final PrintFonts fonts = new PrintFonts(FontResources::open);
    private final ObjectProperty<With> with = new SimpleObjectProperty<>(With.NOTHING);
    private final ReadOnlyObjectWrapper<@Nullable Seen> seen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final Map<Integer, RuledLines> lines = new HashMap<>();
    private final Set<PaperDraft> drafts = ConcurrentHashMap.newKeySet();
    private @Nullable BlankForm of;
    private @Nullable Asked waiting;
    private boolean busy;
    private int page = 1;
    private long row;

    /// What the boxes are filled with.
    public enum With {
        /// The blank alone.
        NOTHING,
        /// One row.
        ROW,
        /// Of each box the longest value of the rows.
        LONGEST
    }

    /// A page as it is now; `report` is null for the blank alone.
    public record Seen(Look page, @Nullable PrintReport report) {}

    private record Asked(FormTemplate template, BlankForm blank, int page) {}

    private record Drawn(Seen seen, @Nullable RuledLines lines) {}

    FormTrial(LedgerDesk desk, UiTasks tasks, PaperRows rows) {
        this.desk = desk;
        this.tasks = tasks;
        this.rows = rows;
    }

    /// What the boxes are filled with.
    public ObjectProperty<With> withProperty() {
        return with;
    }

    /// The page on show, null before the first.
    public ReadOnlyObjectProperty<@Nullable Seen> seenProperty() {
        return seen.getReadOnlyProperty();
    }

    /// Why there is none.
    public ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether everything asked for is on show.
    public boolean still() {
        return !busy && waiting == null;
    }

    /// The ruled lines of the page on show.
    RuledLines lines() {
        return lines.getOrDefault(page, RuledLines.NONE);
    }

    /// Takes the next row, or the one before.
    public void another(int step) {
        RowQuery query = query();
        long last = rows.selected() == null ? rows.count() - 1 : query.limit() - 1L;
        row = Math.clamp(row + step, 0, Math.max(0, last));
    }

    void look(FormTemplate template, BlankForm blank, int wanted) {
        if (blank != of) {
            of = blank;
            lines.clear();
        }
        page = wanted;
        waiting = new Asked(template, blank, wanted);
        next();
    }

    private void next() {
        Asked asked = waiting;
        if (busy || asked == null) {
            return;
        }
        waiting = null;
        busy = true;
        With filled = asked.template().fields().isEmpty() ? With.NOTHING : with.get();
        boolean ruled = lines.containsKey(asked.page());
        tasks.runLong(progress -> draw(asked, filled, ruled, progress))
                .onSuccess(
                        drawn -> {
                            busy = false;
                            RuledLines found = drawn.lines();
                            if (found != null && asked.blank() == of) {
                                lines.put(asked.page(), found);
                            }
                            problem.set(null);
                            seen.set(drawn.seen());
                            next();
                        })
                .onProblem(
                        why -> {
                            busy = false;
                            problem.set(why);
                            next();
                        });
    }

    private Drawn draw(Asked asked, With filled, boolean ruled, Progress progress) {
        Look blank = null;
        if (filled == With.NOTHING || !ruled) {
            blank = look.page(asked.blank().pdf(), asked.page() - 1);
        }
        PageSize size = asked.blank().pages().get(asked.page() - 1);
        RuledLines found =
                blank == null || ruled
                        ? null
                        : RuledLines.of(blank, size.widthMm(), size.heightMm());
        if (filled == With.NOTHING && blank != null) {
            return new Drawn(new Seen(blank, null), found);
        }
        PaperDraft draft = laid(asked, filled, progress);
        try (draft) {
            Look page = look.page(draft.pdf(), asked.page() - 1);
            return new Drawn(new Seen(page, draft.report()), found);
        } finally {
            drafts.remove(draft);
        }
    }

    private PaperDraft laid(Asked asked, With filled, Progress progress) {
        PaperOrder order = order(asked, filled);
        synchronized (fonts) {
            PrintJob job =
                    new PrintJob(
                            fonts,
                            desk.actor().name(),
                            desk.clock().instant(),
                            desk.zone(),
                            false,
                            PrintWords.JAPANESE,
                            (done, total) -> !progress.cancelled());
            LedgerPapers papers = desk.service().papers();
            PaperDraft draft =
                    filled == With.ROW ? papers.look(order, job) : papers.longest(order, job);
            drafts.add(draft);
            return draft;
        }
    }

    private RowQuery query() {
        PaperRows.Selected part = rows.selected();
        return part == null ? rows.all() : part.query();
    }

    private PaperOrder order(Asked asked, With filled) {
        RowQuery q = query();
        RowQuery one =
                new RowQuery(
                        q.ledger(),
                        q.search(),
                        q.filters(),
                        q.sort(),
                        q.descending(),
                        q.offset() + row,
                        1,
                        q.formulas());
        return new PaperOrder(
                filled == With.ROW ? one : rows.all(),
                filled == With.ROW ? new PaperOrder.Part(null, null) : null,
                fields(),
                new PaperShape.Form(asked.template(), asked.blank()));
    }

    private List<jp.kakehashi.records.FieldId> fields() {
        return rows.readable().stream().map(FieldDefinition::id).toList();
    }

    @Override
    public void close() {
        drafts.forEach(PaperDraft::close);
    }
}
