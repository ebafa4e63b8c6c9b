package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import jp.kakehashi.sheets.SheetProblem.Kind;
import org.jspecify.annotations.Nullable;

/// Turns one block of a sheet into one table: names, types, values and everything that does not
/// fit.
final class TableReading {
    private static final int MOST_TITLE = 60;

    private final RawSheet sheet;
    private final Merges merges;
    private final CellReading reading;
    private final HeaderWords words;
    private final int mostCells;
    private final SheetHints hints;
    private final @Nullable ChangeList changes;
    private final List<SheetProblem> problems = new ArrayList<>();

    TableReading(
            RawSheet sheet,
            Merges merges,
            CellReading reading,
            int mostCells,
            SheetHints hints,
            @Nullable ChangeList changes) {
        this.sheet = sheet;
        this.merges = merges;
        this.reading = reading;
        this.words = new HeaderWords(reading);
        this.hints = hints;
        this.changes = changes;
        this.mostCells = mostCells;
    }

    SheetTable read(Block block) {
        TableFinder.Found found = new TableFinder(sheet, merges, words, hints).find(block);
        List<Integer> order =
                columns(found, block).stream().filter(c -> !leftOut(block, c)).toList();
        List<RawRow> body =
                new BodyFilling(found.body(), reading::text, this::fill, mostCells)
                        .fill(within(block, found), order, found.totals());
        List<ColumnTyping.Verdict> verdicts = new ArrayList<>();
        List<SheetTable.Field> fields = fields(block, found.header(), body, order, verdicts);
        List<List<@Nullable String>> rows = new ArrayList<>(body.size());
        for (int i = 0; i < body.size(); i++) {
            rows.add(row(found.body().get(i), body.get(i), fields, verdicts, order));
        }
        found.left().forEach(l -> left(l.row(), l.kind()));
        int top =
                found.header().isEmpty()
                        ? body.isEmpty() ? block.top() : body.getFirst().number()
                        : found.header().getFirst().number();
        int bottom =
                body.isEmpty()
                        ? found.header().isEmpty() ? top : found.header().getLast().number()
                        : body.getLast().number();
        Area area =
                order.isEmpty()
                        ? block.area()
                        : new Area(top, order.getFirst(), bottom, order.getLast());
        problems.addAll(
                new MarkReading(sheet, reading)
                        .of(block, found.header(), found.body(), area, fields));
        problems.sort(Comparator.comparingInt(p -> p.kind().place()));
        return new SheetTable(
                sheet.name(),
                title(found.header()),
                CellAddresses.of(area.top(), area.left())
                        + ":"
                        + CellAddresses.of(area.bottom(), area.right()),
                sheet.encoding(),
                found.header().stream().map(RawRow::number).toList(),
                fields,
                List.copyOf(problems),
                Collections.unmodifiableList(rows),
                body.stream().map(RawRow::number).toList());
    }

    /// The topmost of the lone texts above the header, with perhaps a day or an office beside it.
    private @Nullable String title(List<RawRow> header) {
        String title = null;
        List<RawRow> rows = sheet.rows();
        for (int i = rows.size() - 1; i >= 0 && !header.isEmpty(); i--) {
            RawRow row = rows.get(i);
            if (row.number() >= header.getFirst().number() || row.size() == 0) {
                continue;
            }
            String text = row.size() > 2 ? null : row.at(0).textOrNull();
            if (text == null || text.isBlank() || text.strip().length() > MOST_TITLE) {
                break;
            }
            title = text.strip();
        }
        return title;
    }

    private List<Area> within(Block block, TableFinder.Found found) {
        int headerEnd = found.header().isEmpty() ? 0 : found.header().getLast().number();
        Area area = block.area();
        return merges.all().stream().filter(m -> m.top() > headerEnd && m.meets(area)).toList();
    }

    private boolean leftOut(Block block, int column) {
        SheetHint said = hints.ofColumn(sheet.name(), block.area(), column);
        return said != null && said.kind() == SheetHint.Kind.COLUMN_OUT;
    }

    private void left(RawRow row, Kind kind) {
        note(first(row), kind, words(row), null);
        if (changes != null) {
            changes.left(row, kind);
        }
    }

    private static List<Integer> columns(TableFinder.Found found, Block block) {
        Set<Integer> columns = new TreeSet<>();
        boolean[] used = new boolean[block.right() + 1];
        for (List<RawRow> rows : List.of(found.header(), found.body())) {
            for (RawRow row : rows) {
                for (int i = 0; i < row.size(); i++) {
                    used[row.column(i)] = true;
                }
            }
        }
        for (int i = 0; i < used.length; i++) {
            if (used[i]) {
                columns.add(i);
            }
        }
        return List.copyOf(columns);
    }

    private void fill(int row, int column, Kind kind, String saw, String suggests) {
        note(CellAddresses.of(row, column), kind, saw, suggests.isEmpty() ? null : suggests);
    }

    private List<SheetTable.Field> fields(
            Block block,
            List<RawRow> header,
            List<RawRow> body,
            List<Integer> columns,
            List<ColumnTyping.Verdict> verdicts) {
        ColumnTyping typing = new ColumnTyping(reading);
        HeaderNames names = new HeaderNames(header, merges);
        Set<String> used = new HashSet<>();
        List<SheetTable.Field> fields = new ArrayList<>();
        for (int column : columns) {
            String letters = CellAddresses.letters(column);
            String name = unique(name(names, header, column, letters), used, header, letters);
            List<RawCell> cells = new ArrayList<>(body.size());
            for (RawRow row : body) {
                RawCell cell = row.cell(column);
                if (cell != null) {
                    cells.add(cell);
                }
            }
            boolean chosen = !body.isEmpty() && isChosen(body, column);
            SheetHint said = hints.ofColumn(sheet.name(), block.area(), column);
            SheetFieldType type = said == null ? null : said.type();
            ColumnTyping.Verdict verdict =
                    type == null ? typing.type(name, cells, chosen) : ColumnTyping.Verdict.of(type);
            verdicts.add(verdict);
            fields.add(new SheetTable.Field(name, verdict.type(), letters));
        }
        return fields;
    }

    private boolean isChosen(List<RawRow> body, int column) {
        int middle = body.get(body.size() / 2).number();
        return sheet.marks().choices().stream().anyMatch(a -> a.holds(middle, column));
    }

    private String name(HeaderNames names, List<RawRow> header, int column, String letters) {
        String text = names.of(column);
        if (text != null) {
            return text;
        }
        if (!header.isEmpty()) {
            String cell = letters + header.getLast().number();
            note(cell, Kind.NO_HEADER, "", "列" + letters);
            if (changes != null) {
                changes.add(cell, SheetChange.Kind.NAMED, "", "列" + letters);
            }
        }
        return "列" + letters;
    }

    private String unique(String name, Set<String> names, List<RawRow> header, String letters) {
        String free = name;
        for (int n = 2; !names.add(free); n++) {
            free = name + "_" + n;
        }
        if (!free.equals(name)) {
            int row = header.isEmpty() ? 1 : header.getLast().number();
            note(letters + row, Kind.DOUBLED_HEADER, name, free);
            if (changes != null) {
                changes.add(letters + row, SheetChange.Kind.RENAMED, name, free);
            }
        }
        return free;
    }

    private List<@Nullable String> row(
            RawRow stood,
            RawRow row,
            List<SheetTable.Field> fields,
            List<ColumnTyping.Verdict> verdicts,
            List<Integer> columns) {
        @Nullable String[] values = new @Nullable String[fields.size()];
        for (int i = 0; i < values.length; i++) {
            RawCell cell = row.cell(columns.get(i));
            if (cell == null) {
                continue;
            }
            ColumnTyping.Verdict verdict = verdicts.get(i);
            CellValue value = reading.read(cell, verdict.type());
            values[i] = value.value();
            if (changes != null) {
                int at = columns.get(i);
                changes.cell(row, at, stood.cell(at), cell, verdict.type(), value);
            }
            Kind problem = value.problem();
            if (problem == null && verdict.mostly() != null) {
                problem = reading.read(cell, verdict.mostly()).fits() ? null : Kind.MIXED;
            }
            String suggests = value.suggests();
            if (problem == null && verdict.digits() != null) {
                suggests = verdict.digits().lost(cell);
                problem = suggests == null ? null : Kind.LOST_ZERO;
            }
            if (problem != null) {
                note(fields.get(i).column() + row.number(), problem, value.value(), suggests);
            }
        }
        return Collections.<@Nullable String>unmodifiableList(Arrays.asList(values));
    }

    private static String first(RawRow row) {
        return CellAddresses.of(row.number(), row.column(0));
    }

    private String words(RawRow row) {
        return reading.text(row.at(0));
    }

    private void note(String cell, Kind kind, String saw, @Nullable String suggests) {
        problems.add(new SheetProblem(sheet.name(), cell, kind, saw, suggests));
    }
}
