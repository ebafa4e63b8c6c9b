package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.sheets.SheetProblem.Kind;
import org.jspecify.annotations.Nullable;

/// Names what a clerk says by other means than a cell's content: hidden rows and columns, struck
/// text, colours, comments, pictures.
final class MarkReading {
    private static final double DECORATION = 0.4;
    private static final double WHOLE_COLUMN = 0.6;
    private static final int FEWEST_TO_DECORATE = 4;

    private final RawSheet sheet;
    private final CellReading reading;
    private final List<SheetProblem> found = new ArrayList<>();

    MarkReading(RawSheet sheet, CellReading reading) {
        this.sheet = sheet;
        this.reading = reading;
    }

    List<SheetProblem> of(
            Block block,
            List<RawRow> header,
            List<RawRow> body,
            Area area,
            List<SheetTable.Field> fields) {
        int headerRow = header.isEmpty() ? area.top() : header.getLast().number();
        for (SheetTable.Field field : fields) {
            if (sheet.marks().hiddenColumns().get(CellAddresses.column(field.column()))) {
                note(field.column() + headerRow, Kind.HIDDEN_COLUMN, field.name(), null);
            }
        }
        boolean looks = sheet.looks().size() > 1;
        Map<String, Integer> plain = looks ? decoration(body) : Map.of();
        for (RawRow row : body) {
            if (row.hidden()) {
                note(first(row), Kind.HIDDEN_ROW, words(row), null);
            }
            struck(row);
            if (looks) {
                colours(row, plain);
            }
            strange(row);
        }
        notes(block);
        if (sheet.marks().externalLinks()) {
            note("A1", Kind.EXTERNAL_LINK, "", null);
        }
        if (sheet.marks().hidden()) {
            note("A1", Kind.HIDDEN_SHEET, sheet.name(), null);
        }
        return found;
    }

    private void struck(RawRow row) {
        int struck = 0;
        for (int i = 0; i < row.size(); i++) {
            struck += isStruck(row, i) ? 1 : 0;
        }
        boolean all = struck == row.size();
        if (all) {
            note(first(row), Kind.STRUCK_ROW, words(row), null);
        }
        for (int i = 0; i < row.size() && !all; i++) {
            RawCell cell = row.at(i);
            if (isStruck(row, i)) {
                note(address(row, i), Kind.STRUCK, reading.text(cell), null);
            } else if (cell instanceof RawCell.Text(String text, String standing)
                    && standing != null) {
                note(address(row, i), Kind.STRUCK_PART, text, standing);
            }
        }
    }

    private static String address(RawRow row, int index) {
        return CellAddresses.of(row.number(), row.column(index));
    }

    private boolean isStruck(RawRow row, int index) {
        return sheet.look(row, index).struck()
                || (row.at(index) instanceof RawCell.Text(String text, String standing)
                        && standing != null
                        && standing.isEmpty());
    }

    /// Colours that are only there to be seen: of every second row, of a whole column.
    private Map<String, Integer> decoration(List<RawRow> body) {
        Map<String, Integer> counts = new HashMap<>();
        Map<Integer, Integer> cells = new HashMap<>();
        int all = 0;
        for (RawRow row : body) {
            for (int i = 0; i < row.size(); i++) {
                all++;
                cells.merge(row.column(i), 1, Integer::sum);
                for (String colour : colours(row, i)) {
                    counts.merge(colour, 1, Integer::sum);
                    counts.merge(colour + row.column(i), 1, Integer::sum);
                }
            }
        }
        int total = all;
        Map<String, Integer> plain = new HashMap<>(counts);
        plain.keySet()
                .removeIf(
                        key -> {
                            int at = key.indexOf('@') + 1;
                            boolean column = at < key.length();
                            int of =
                                    column
                                            ? cells.getOrDefault(
                                                    Integer.valueOf(key.substring(at)), 0)
                                            : total;
                            double share = column ? WHOLE_COLUMN : DECORATION;
                            return body.size() < FEWEST_TO_DECORATE
                                    || counts.getOrDefault(key, 0) < share * of;
                        });
        return plain;
    }

    private List<String> colours(RawRow row, int index) {
        RawSheet.Look look = sheet.look(row, index);
        if (look.fill() == null && look.ink() == null) {
            return List.of();
        }
        List<String> colours = new ArrayList<>(2);
        if (look.fill() != null) {
            colours.add(look.fill() + "@");
        }
        if (look.ink() != null) {
            colours.add("文字 " + look.ink() + "@");
        }
        return colours;
    }

    private void colours(RawRow row, Map<String, Integer> plain) {
        Map<String, List<Integer>> meant = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            for (String colour : colours(row, i)) {
                if (!plain.containsKey(colour) && !plain.containsKey(colour + row.column(i))) {
                    meant.computeIfAbsent(colour, c -> new ArrayList<>()).add(row.column(i));
                }
            }
        }
        meant.forEach(
                (colour, columns) -> {
                    String shown = colour.substring(0, colour.length() - 1);
                    List<Integer> cells =
                            columns.size() == row.size() ? columns.subList(0, 1) : columns;
                    for (int column : cells) {
                        note(
                                CellAddresses.of(row.number(), column),
                                columns.size() == row.size() ? Kind.COLOUR_ROW : Kind.COLOUR,
                                shown,
                                null);
                    }
                });
    }

    /// Letters that an office defined for itself cannot be known elsewhere.
    private void strange(RawRow row) {
        for (int i = 0; i < row.size(); i++) {
            String text = row.at(i).textOrNull();
            if (text != null && isPrivate(text)) {
                note(address(row, i), Kind.PRIVATE_CHARACTER, text, null);
            }
        }
    }

    private static boolean isPrivate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '\uE000' && c <= '\uF8FF') || c == '\uFFFD') {
                return true;
            }
        }
        return false;
    }

    private void notes(Block block) {
        Area near =
                new Area(
                        Math.max(1, block.top() - 2),
                        Math.max(0, block.left() - 1),
                        block.area().bottom() + 3,
                        block.right() + 2);
        for (SheetMarks.Note each : sheet.marks().notes()) {
            if (near.holds(each.row(), each.column())) {
                note(
                        CellAddresses.of(each.row(), each.column()),
                        each.comment() ? Kind.COMMENT : Kind.IMAGE,
                        each.text(),
                        null);
            }
        }
    }

    private static String first(RawRow row) {
        return CellAddresses.of(row.number(), row.column(0));
    }

    private String words(RawRow row) {
        return reading.text(row.at(0));
    }

    private void note(String cell, Kind kind, String saw, @Nullable String suggests) {
        found.add(new SheetProblem(sheet.name(), cell, kind, saw, suggests));
    }
}
