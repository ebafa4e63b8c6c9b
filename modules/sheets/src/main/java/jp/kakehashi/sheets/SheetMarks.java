package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// What a sheet holds beside its cells. Filled while a file is read, then only read.
final class SheetMarks {
    private static final int MOST = 200_000;
    private static final double WIDEST = 255;

    /// A comment or a drawing at a cell; `comment` says which.
    record Note(int row, int column, boolean comment, String text) {}

    private final List<Area> merges = new ArrayList<>();
    private final List<Area> choices = new ArrayList<>();
    private final List<Area> tables = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();
    private final BitSet hiddenColumns = new BitSet();
    private final Map<Integer, Double> widths = new HashMap<>();
    private boolean hidden;
    private boolean externalLinks;
    private @Nullable Area filter;

    /// Cells shown as one.
    List<Area> merges() {
        return merges;
    }

    /// Cells whose values are chosen from a list.
    List<Area> choices() {
        return choices;
    }

    /// Tables that the workbook itself names as such, headers included.
    List<Area> tables() {
        return tables;
    }

    List<Note> notes() {
        return notes;
    }

    BitSet hiddenColumns() {
        return hiddenColumns;
    }

    /// A column is so many letters wide.
    void width(int first, int last, double letters) {
        for (int c = first; c <= Math.min(last, SheetLook.MOST_COLUMNS) && letters > 0; c++) {
            widths.put(c, Math.min(letters, WIDEST));
        }
    }

    /// How many letters wide a column is; 0 when the file does not say.
    double width(int column) {
        return widths.getOrDefault(column, 0d);
    }

    /// The cells under a filter, its header included; null without one.
    @Nullable Area filter() {
        return filter;
    }

    void filter(Area area) {
        filter = area;
    }

    /// Whether the whole sheet is hidden.
    boolean hidden() {
        return hidden;
    }

    void hide() {
        hidden = true;
    }

    /// Whether the workbook draws values from other files.
    boolean externalLinks() {
        return externalLinks;
    }

    void linkOutside() {
        externalLinks = true;
    }

    void merge(Area area) {
        bounded(merges).add(area);
    }

    void choice(Area area) {
        bounded(choices).add(area);
    }

    void table(Area area) {
        bounded(tables).add(area);
    }

    void note(Note note) {
        bounded(notes).add(note);
    }

    private static <T> List<T> bounded(List<T> list) {
        if (list.size() >= MOST) {
            throw Problem.refused("problem.sheet.too_large", MOST).asException();
        }
        return list;
    }
}
