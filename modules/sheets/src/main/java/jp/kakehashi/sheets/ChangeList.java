package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jp.kakehashi.sheets.SheetChange.Kind;
import org.jspecify.annotations.Nullable;

/// Gathers what of a table is taken otherwise than it stands: all are counted, many are listed.
final class ChangeList {
    private final List<SheetChange> changes = new ArrayList<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    private final CellReading reading;
    private final Map<Integer, TreeMap<Integer, Integer>> tall = new HashMap<>();

    ChangeList(CellReading reading, Merges merges) {
        this.reading = reading;
        for (Area area : merges.all()) {
            if (area.bottom() > area.top()) {
                tall.computeIfAbsent(area.left(), c -> new TreeMap<>())
                        .put(area.top(), area.bottom());
            }
        }
    }

    void add(int row, int column, Kind kind, String saw, String became) {
        add(CellAddresses.of(row, column), kind, saw, became);
    }

    void add(String cell, Kind kind, String saw, String became) {
        counts.merge(kind, 1, Integer::sum);
        if (changes.size() < SheetReading.MOST_CHANGES) {
            changes.add(new SheetChange(cell, kind, LookTaking.cut(saw), LookTaking.cut(became)));
        }
    }

    /// One cell of a row: as it stood, as it was filled, and what is taken of it.
    void cell(
            RawRow row,
            int column,
            @Nullable RawCell stood,
            RawCell filled,
            SheetFieldType type,
            CellValue value) {
        if (stood == null) {
            Kind kind = isMerged(row.number(), column) ? Kind.MERGED : Kind.GROUP_FILLED;
            add(row.number(), column, kind, "", value.value());
        } else if (stood != filled) {
            add(row.number(), column, Kind.SAME_AS_ABOVE, reading.text(stood), value.value());
        } else if (value.problem() == null) {
            String saw = reading.text(stood);
            if (!saw.equals(value.value())) {
                add(row.number(), column, kind(type), saw, value.value());
            }
        }
    }

    private boolean isMerged(int row, int column) {
        Map.Entry<Integer, Integer> above =
                tall.getOrDefault(column, new TreeMap<>()).floorEntry(row);
        return above != null && above.getValue() >= row;
    }

    private static Kind kind(SheetFieldType type) {
        return switch (type) {
            case DATE -> Kind.DAY;
            case NUMBER, YEN -> Kind.NUMBER;
            case TIME -> Kind.TIME;
            case CHECK -> Kind.CHECK;
            default -> Kind.FORM;
        };
    }

    /// A row that is left out.
    void left(RawRow row, SheetProblem.Kind why) {
        Kind kind =
                switch (why) {
                    case TOTAL_ROW -> Kind.TOTAL_LEFT;
                    case SECTION_ROW -> Kind.SECTION_LEFT;
                    case REPEATED_HEADER -> Kind.HEADER_LEFT;
                    case LEFT_OUT -> Kind.LEFT_BY_HAND;
                    default -> Kind.NOTE_LEFT;
                };
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < row.size() && words.length() < SheetLook.MOST_CHARS; i++) {
            words.append(i == 0 ? "" : " ").append(reading.text(row.at(i)));
        }
        add(row.number(), row.column(0), kind, words.toString(), "");
    }

    SheetReading.Understood of(SheetTable table) {
        return new SheetReading.Understood(table, List.copyOf(changes), Map.copyOf(counts));
    }
}
