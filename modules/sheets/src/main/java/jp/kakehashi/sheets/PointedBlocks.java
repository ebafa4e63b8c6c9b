package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The blocks of a sheet, those first that a keeper pointed at; the rest is found around them.
final class PointedBlocks {
    private final RawSheet sheet;
    private final List<Area> tables;
    private final List<Area> none;

    PointedBlocks(RawSheet sheet, SheetHints hints) {
        this.sheet = sheet;
        this.tables =
                hints.of(sheet.name(), SheetHint.Kind.TABLE).stream().map(SheetHint::area).toList();
        this.none =
                hints.of(sheet.name(), SheetHint.Kind.NO_TABLE).stream()
                        .map(SheetHint::area)
                        .toList();
    }

    /// In reading order; `finder` cuts what nobody pointed at.
    List<Block> find(Function<RawSheet, List<Block>> finder) {
        if (tables.isEmpty() && none.isEmpty()) {
            return worth(finder.apply(sheet));
        }
        List<Block> found = new ArrayList<>();
        List<RawRow> rest = new ArrayList<>();
        for (RawRow row : sheet.rows()) {
            RawRow left = outside(row);
            if (left != null) {
                rest.add(left);
            }
        }
        if (!rest.isEmpty()) {
            RawSheet around =
                    new RawSheet(
                            sheet.name(),
                            sheet.encoding(),
                            sheet.date1904(),
                            rest,
                            sheet.looks(),
                            sheet.marks());
            found.addAll(worth(finder.apply(around)));
        }
        for (Area area : tables) {
            List<RawRow> rows = new ArrayList<>();
            for (RawRow row : sheet.rows()) {
                RawRow part =
                        row.number() < area.top() || row.number() > area.bottom()
                                ? null
                                : row.between(area.left(), area.right());
                if (part != null) {
                    rows.add(part);
                }
            }
            if (!rows.isEmpty()) {
                found.add(new Block(rows, area.left(), area.right(), List.of()));
            }
        }
        found.sort(Comparator.comparingInt(Block::top).thenComparingInt(Block::left));
        return found;
    }

    /// A lone cell beside tables is none.
    private static List<Block> worth(List<Block> blocks) {
        return blocks.size() == 1
                ? blocks
                : blocks.stream().filter(b -> b.rows().size() > 1 || b.left() < b.right()).toList();
    }

    private @Nullable RawRow outside(RawRow row) {
        RowBuilder kept = new RowBuilder();
        for (int i = 0; i < row.size(); i++) {
            int column = row.column(i);
            if (!held(tables, row.number(), column) && !held(none, row.number(), column)) {
                kept.add(column, row.at(i), row.look(i));
            }
        }
        return kept.size() == 0
                ? null
                : kept.size() == row.size() ? row : kept.build(row.number(), row.hidden());
    }

    private static boolean held(List<Area> areas, int row, int column) {
        return areas.stream().anyMatch(a -> a.holds(row, column));
    }
}
