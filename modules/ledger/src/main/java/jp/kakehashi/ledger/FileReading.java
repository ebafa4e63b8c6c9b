package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.sheets.OutsideWorkbooks;
import jp.kakehashi.sheets.SheetChange;
import jp.kakehashi.sheets.SheetHints;
import jp.kakehashi.sheets.SheetLook;
import jp.kakehashi.sheets.SheetReading;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;

/// A file as it was understood and as it looks: every table in it, and which of them is taken. What
/// looks like an individual number is not shown, neither in the picture nor in the list of changes.
/// Reading blocks, in a process of its own.
///
/// @param chosen which of the tables is taken
public record FileReading(ImportPointing pointing, SheetReading reading, int chosen) {
    private static final String HIDDEN = "\u2022\u2022\u2022\u2022";

    /// Reads `file` as it was pointed out, until `stopped`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.*`
    public static FileReading read(Path file, ImportPointing pointing, BooleanSupplier stopped) {
        SheetReading read = new OutsideWorkbooks().read(file, pointing.hints(), stopped);
        List<SheetReading.Understood> tables =
                read.tables().stream().map(FileReading::guarded).toList();
        List<SheetLook> looks = read.looks().stream().map(FileReading::guarded).toList();
        return new FileReading(
                pointing, new SheetReading(tables, looks), chosen(tables, pointing.table()));
    }

    /// Some rows of a sheet from row `from` on, to be looked at.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.*`
    public static SheetLook look(Path file, SheetHints hints, String sheet, int from) {
        return guarded(new OutsideWorkbooks().look(file, hints, sheet, from));
    }

    /// The beginning of a CSV in every encoding it may be said to have; none of a workbook.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.*`
    public static List<SheetReading.EncodingLook> encodings(Path file) {
        return new OutsideWorkbooks()
                .encodings(file).stream()
                        .map(
                                l ->
                                        new SheetReading.EncodingLook(
                                                l.encoding(), shown(l.beginning()), l.broken()))
                        .toList();
    }

    /// The table that is taken.
    public SheetTable table() {
        return reading.tables().get(chosen).table();
    }

    private static int chosen(
            List<SheetReading.Understood> tables, ImportPointing.@Nullable Place at) {
        int longest = 0;
        for (int i = 0; i < tables.size(); i++) {
            SheetTable table = tables.get(i).table();
            if (at != null && TableArea.of(table).holds(at)) {
                return i;
            }
            longest = table.rows().size() > tables.get(longest).table().rows().size() ? i : longest;
        }
        return longest;
    }

    private static SheetReading.Understood guarded(SheetReading.Understood found) {
        List<SheetChange> changes = new ArrayList<>(found.changes().size());
        for (SheetChange each : found.changes()) {
            changes.add(
                    IndividualNumber.in(each.saw()) || IndividualNumber.in(each.became())
                            ? new SheetChange(
                                    each.cell(),
                                    each.kind(),
                                    shown(each.saw()),
                                    shown(each.became()))
                            : each);
        }
        return new SheetReading.Understood(found.table(), List.copyOf(changes), found.counts());
    }

    private static SheetLook guarded(SheetLook look) {
        return new SheetLook(
                look.name(),
                look.hidden(),
                look.lastRow(),
                look.lastColumn(),
                look.cutColumns(),
                look.from(),
                look.to(),
                look.rows().stream().map(FileReading::guarded).toList(),
                look.merges(),
                look.notes().stream()
                        .map(
                                n ->
                                        new SheetLook.Note(
                                                n.row(), n.column(), n.comment(), shown(n.text())))
                        .toList(),
                look.widths());
    }

    private static SheetLook.Row guarded(SheetLook.Row row) {
        return row.cells().stream().noneMatch(c -> IndividualNumber.in(c.text()))
                ? row
                : new SheetLook.Row(
                        row.number(),
                        row.hidden(),
                        row.cells().stream()
                                .map(
                                        c ->
                                                new SheetLook.Cell(
                                                        c.column(),
                                                        shown(c.text()),
                                                        c.struck(),
                                                        c.bold(),
                                                        c.right(),
                                                        c.fill(),
                                                        c.ink()))
                                .toList());
    }

    static String shown(String text) {
        return IndividualNumber.in(text) ? HIDDEN : text;
    }
}
