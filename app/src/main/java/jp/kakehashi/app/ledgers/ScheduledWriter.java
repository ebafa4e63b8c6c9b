package jp.kakehashi.app.ledgers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerExport;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LinkedRows;
import jp.kakehashi.ledger.OpenData;
import jp.kakehashi.ledger.OpenDataWriter;
import jp.kakehashi.ledger.RowTest;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Calculation;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FormulaText;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ledgers.ExportWriter;
import org.jspecify.annotations.Nullable;

/// Writes the files of scheduled exports by the same classes as exports from the screen.
public final class ScheduledWriter implements ExportWriter {
    /// A writer.
    public ScheduledWriter() {}

    @Override
    public Written write(Order order, Path folder) {
        String file = order.job().to().file();
        return switch (order.job().form()) {
            case OPEN_DATA -> openData(order, folder.resolve(file + ".csv"));
            case XLSX -> sheet(order, folder.resolve(file + ".xlsx"), Form.XLSX);
            case CSV_UTF_8 -> sheet(order, folder.resolve(file + ".csv"), Form.UTF_8);
            case CSV_WINDOWS_31J -> sheet(order, folder.resolve(file + ".csv"), Form.WINDOWS_31J);
        };
    }

    private enum Form {
        XLSX,
        UTF_8,
        WINDOWS_31J
    }

    private static Written openData(Order order, Path csv) {
        String text = Objects.requireNonNull(order.recipe(), "a recipe");
        OpenData recipe = OpenData.read(text);
        List<FieldDefinition> fields = order.ledger().shownTo(order.actor());
        List<UUID> written =
                new OpenDataWriter(order.ledger(), recipe, order.actor(), order.today())
                        .write(csv, named(order, fields, all(order)), Progress.NONE, ids -> {});
        return new Written(new HashSet<>(written), null);
    }

    private static Written sheet(Order order, Path file, Form form) {
        LedgerView view = view(order);
        List<FieldDefinition> shown = order.ledger().shownTo(order.actor());
        List<FieldDefinition> fields = view == null ? shown : view.columns().shown(shown);
        Predicate<RowState> wanted = wanted(order, view, shown);
        LedgerExport export = new LedgerExport(World.PRODUCTION);
        String title = order.ledger().label().ja();
        String report = null;
        if (form == Form.WINDOWS_31J) {
            long lacking =
                    export.reportUnwritable(
                            LedgerExport.report(file), fields, rows(order, fields, wanted));
            report = lacking == 0 ? null : "windows-31j: " + lacking;
            export = export.withGeta();
        }
        List<UUID> written =
                export.write(
                        file,
                        title,
                        fields,
                        rows(order, fields, wanted),
                        -1,
                        Progress.NONE,
                        ids -> {});
        return new Written(new HashSet<>(written), report);
    }

    private static Iterator<RowState> rows(
            Order order, List<FieldDefinition> fields, Predicate<RowState> wanted) {
        Iterator<RowState> all = all(order);
        return named(order, fields, new Only(all, wanted));
    }

    /// With what is calculated of them.
    private static Iterator<RowState> all(Order order) {
        Calculation calculation = new Calculation(order.ledger());
        Iterator<RowState> rows = order.rows().get();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public RowState next() {
                return calculation.with(rows.next());
            }
        };
    }

    private static Iterator<RowState> named(
            Order order, List<FieldDefinition> fields, Iterator<RowState> rows) {
        return new LinkedRows(fields, rows, (link, ids) -> names(order, link, ids));
    }

    private static Map<UUID, String> names(Order order, LinkTarget link, Set<UUID> rows) {
        Map<UUID, String> names = new HashMap<>();
        LedgerDefinition target = order.linked().ledger(link.ledger()).orElse(null);
        if (target != null) {
            FieldDefinition shows =
                    target.field(link.shows())
                            .filter(f -> target.mayRead(order.actor(), f))
                            .orElse(null);
            Calculation calculation = new Calculation(target);
            order.linked()
                    .rows(target, rows)
                    .forEach(
                            (id, row) ->
                                    names.put(id, LinkedRows.name(shows, calculation.with(row))));
        }
        return names;
    }

    private static @Nullable LedgerView view(Order order) {
        String name = order.job().view();
        if (name == null) {
            return null;
        }
        return order.ledger().views().stream()
                .filter(v -> v.name().ja().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("problem.export_job.view", name).asException());
    }

    private static Predicate<RowState> wanted(
            Order order, @Nullable LedgerView view, List<FieldDefinition> shown) {
        if (view == null) {
            return row -> true;
        }
        LedgerView.Rows rows = view.rows();
        String search = rows.search();
        Set<jp.kakehashi.records.FieldId> known = new HashSet<>();
        shown.forEach(f -> known.add(f.id()));
        boolean hidden = rows.conditions().stream().anyMatch(c -> !known.contains(c.field()));
        if (hidden || (search != null && !search.isBlank())) {
            throw Problem.invalid("problem.export_job.view", view.name().ja()).asException();
        }
        String only = rows.only();
        if (only != null) {
            check(order.ledger(), order.actor(), only, view);
        }
        RowTest test = new RowTest(order.ledger(), rows.conditions(), only, order.today());
        return row -> test.holds(row.values());
    }

    private static void check(LedgerDefinition ledger, Actor actor, String only, LedgerView view) {
        FormulaText text = new FormulaText(ledger, field -> ledger.mayRead(actor, field));
        if (text.fault(only, Use.CONDITION).isPresent()) {
            throw Problem.invalid("problem.export_job.view", view.name().ja()).asException();
        }
    }

    /// Those of the rows that are wanted.
    private static final class Only implements Iterator<RowState> {
        private final Iterator<RowState> rows;
        private final Predicate<RowState> wanted;
        private final List<RowState> next = new ArrayList<>(1);

        Only(Iterator<RowState> rows, Predicate<RowState> wanted) {
            this.rows = rows;
            this.wanted = wanted;
        }

        @Override
        public boolean hasNext() {
            while (next.isEmpty() && rows.hasNext()) {
                RowState row = rows.next();
                if (wanted.test(row)) {
                    next.add(row);
                }
            }
            return !next.isEmpty();
        }

        @Override
        public RowState next() {
            if (!hasNext()) {
                throw new java.util.NoSuchElementException();
            }
            return next.removeFirst();
        }
    }
}
