package jp.kakehashi.adminui.transfers;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.CityDirectory;
import jp.kakehashi.sheets.OutsideWorkbooks;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.wire.TransferMessages.TransferLine;
import org.jspecify.annotations.Nullable;

/// Reads a workbook or CSV as a list of transfers: its columns by their heads, places and roles by
/// their names, days in 和暦 or not. Changes nothing; needs no toolkit. What it cannot read is listed
/// with its row.
public final class TransferSheet {
    private static final int MOST_ROWS = 5_000;

    private final CityDirectory city;

    /// A reader that knows the offices and sections of `city`.
    public TransferSheet(CityDirectory city) {
        this.city = city;
    }

    /// What stands in a list.
    ///
    /// @param rows the rows with anything in them
    public record ReadList(String sheet, int rows, List<TransferLine> lines, List<Unread> unread) {
        public ReadList {
            lines = List.copyOf(lines);
            unread = List.copyOf(unread);
        }
    }

    /// A row that could not be read, and why.
    public record Unread(int row, Problem problem) {}

    /// The lines of the largest table of `file`.
    ///
    /// @throws ProblemException `problem.sheet.…`; `problem.transfer.columns` when no column holds
    ///     staff numbers or none holds days, `problem.transfer.too_many`
    public ReadList read(Path file) {
        return read(
                new OutsideWorkbooks()
                        .read(file).stream()
                                .max(Comparator.comparingInt(t -> t.rows().size()))
                                .orElseThrow());
    }

    /// The lines of `table`.
    public ReadList read(SheetTable table) {
        ListColumns columns = new ListColumns(table, city);
        if (table.rows().size() > MOST_ROWS) {
            throw Problem.invalid("problem.transfer.too_many", MOST_ROWS).asException();
        }
        List<TransferLine> lines = new ArrayList<>();
        List<Unread> unread = new ArrayList<>();
        int rows = 0;
        for (int at = 0; at < table.rows().size(); at++) {
            List<@Nullable String> row = table.rows().get(at);
            if (row.stream().allMatch(c -> c == null || c.isBlank())) {
                continue;
            }
            rows++;
            int number = table.rowNumbers().get(at);
            try {
                lines.add(columns.line(number, row));
            } catch (ProblemException e) {
                unread.add(new Unread(number, e.problem()));
            }
        }
        return new ReadList(table.sheet(), rows, lines, unread);
    }

    /// Digits and letters of a number as they are typed at the keyboard.
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
