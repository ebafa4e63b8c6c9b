package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jp.kakehashi.sheets.SheetProblem.Kind;
import org.jspecify.annotations.Nullable;

/// Turns one sheet into one table: names, types, values and everything that does not fit.
final class TableReading {
    private static final Set<String> SAME_AS_ABOVE = Set.of("〃", "″", "〟", "同上", "仝");

    private final RawSheet sheet;
    private final CellReading reading;
    private final List<SheetProblem> problems = new ArrayList<>();

    TableReading(RawSheet sheet) {
        this.sheet = sheet;
        this.reading = new CellReading(sheet.date1904());
    }

    SheetTable read() {
        TableFinder.Found found = new TableFinder(reading).find(sheet);
        List<RawRow> body = found.body().stream().map(r -> copy(r)).toList();
        fillDown(body);
        Set<Integer> columns = new TreeSet<>();
        body.forEach(r -> columns.addAll(r.cells().keySet()));
        found.header().ifPresent(h -> columns.addAll(h.cells().keySet()));
        List<Integer> order = List.copyOf(columns);
        List<SheetTable.Field> fields = fields(found.header(), body, order);
        List<List<@Nullable String>> rows = body.stream().map(r -> row(r, fields, order)).toList();
        aside(found, body);
        List<Integer> headerRows = found.header().map(h -> List.of(h.number())).orElse(List.of());
        return new SheetTable(
                sheet.name(),
                range(found, body, order),
                sheet.encoding(),
                headerRows,
                fields,
                List.copyOf(problems),
                rows,
                body.stream().map(RawRow::number).toList());
    }

    private static RawRow copy(RawRow row) {
        return new RawRow(row.number(), row.hidden(), new TreeMap<>(row.cells()));
    }

    private static void fillDown(List<RawRow> body) {
        for (int i = 1; i < body.size(); i++) {
            RawRow above = body.get(i - 1);
            RawRow row = body.get(i);
            row.cells()
                    .replaceAll(
                            (column, cell) -> {
                                String text = cell.textOrNull();
                                boolean same = text != null && SAME_AS_ABOVE.contains(text.strip());
                                RawCell before = above.cells().get(column);
                                return same && before != null ? before : cell;
                            });
        }
    }

    private List<SheetTable.Field> fields(
            Optional<RawRow> header, List<RawRow> body, List<Integer> columns) {
        ColumnTyping typing = new ColumnTyping(reading);
        Set<String> names = new HashSet<>();
        List<SheetTable.Field> fields = new ArrayList<>();
        for (int column : columns) {
            String letters = CellAddresses.letters(column);
            String name = unique(name(header, column, letters), names, header, letters);
            List<RawCell> cells = new ArrayList<>();
            for (RawRow row : body) {
                RawCell cell = row.cells().get(column);
                if (cell != null) {
                    cells.add(cell);
                }
            }
            fields.add(new SheetTable.Field(name, typing.type(name, cells), letters));
        }
        return fields;
    }

    private String name(Optional<RawRow> header, int column, String letters) {
        String text = header.map(h -> h.cells().get(column)).map(RawCell::textOrNull).orElse(null);
        if (text != null) {
            return text.strip().replaceAll("\\s*\\R\\s*", "");
        }
        header.ifPresent(h -> note(letters + h.number(), Kind.NO_HEADER, "", "列" + letters));
        return "列" + letters;
    }

    private String unique(String name, Set<String> names, Optional<RawRow> header, String letters) {
        String free = name;
        for (int n = 2; !names.add(free); n++) {
            free = name + "_" + n;
        }
        if (!free.equals(name)) {
            int row = header.map(RawRow::number).orElse(1);
            note(letters + row, Kind.DOUBLED_HEADER, name, free);
        }
        return free;
    }

    private List<@Nullable String> row(
            RawRow row, List<SheetTable.Field> fields, List<Integer> columns) {
        List<@Nullable String> values = new ArrayList<>(fields.size());
        for (int i = 0; i < fields.size(); i++) {
            RawCell cell = row.cells().get(columns.get(i));
            if (cell == null) {
                values.add(null);
                continue;
            }
            CellValue value = reading.read(cell, fields.get(i).type());
            values.add(value.value());
            Kind problem = value.problem();
            if (problem != null) {
                String address = fields.get(i).column() + row.number();
                note(address, problem, value.value(), value.suggests());
            }
        }
        return values;
    }

    private void aside(TableFinder.Found found, List<RawRow> body) {
        found.totals().forEach(r -> note(first(r), Kind.TOTAL_ROW, words(r), null));
        found.notes().forEach(r -> note(first(r), Kind.NOTE_ROW, words(r), null));
        body.stream()
                .filter(RawRow::hidden)
                .forEach(r -> note(first(r), Kind.HIDDEN_ROW, words(r), null));
        if (sheet.externalLinks()) {
            note("A1", Kind.EXTERNAL_LINK, "", null);
        }
    }

    private static String first(RawRow row) {
        return CellAddresses.letters(row.cells().firstKey()) + row.number();
    }

    private String words(RawRow row) {
        return row.cells().values().stream().findFirst().map(reading::text).orElse("");
    }

    private String range(TableFinder.Found found, List<RawRow> body, List<Integer> columns) {
        if (columns.isEmpty()) {
            return "";
        }
        int top = found.header().map(RawRow::number).orElseGet(() -> body.getFirst().number());
        int bottom = body.isEmpty() ? top : body.getLast().number();
        return CellAddresses.letters(columns.getFirst())
                + top
                + ":"
                + CellAddresses.letters(columns.getLast())
                + bottom;
    }

    private void note(String cell, Kind kind, String saw, @Nullable String suggests) {
        problems.add(new SheetProblem(sheet.name(), cell, kind, saw, suggests));
    }
}
