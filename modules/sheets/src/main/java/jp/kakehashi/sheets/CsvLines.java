package jp.kakehashi.sheets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.Windows31j;

/// Turns rows into the lines of a CSV (RFC 4180, CRLF) in one encoding, and names the characters
/// that it lacks.
final class CsvLines {
    private final CsvForm form;
    private final Windows31j windows;
    private long row;

    CsvLines(CsvForm form) {
        this.form = form;
        this.windows = new Windows31j();
    }

    private boolean utf8() {
        return form == CsvForm.UTF_8 || form == CsvForm.UTF_8_BARE;
    }

    /// What stands before the first line.
    byte[] mark() {
        return form == CsvForm.UTF_8
                ? new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
                : new byte[0];
    }

    /// Writes the next row.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.unwritable` with the first cell
    ///     that cannot be written, unless 〓 may stand in it
    void write(OutputStream out, List<String> cells) throws IOException {
        row++;
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            line.append(i == 0 ? "" : ",");
            quoted(cells.get(i), line);
        }
        String text = line.append("\r\n").toString();
        if (utf8()) {
            if (isBroken(text)) {
                throw refused(cells);
            }
            out.write(text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        Windows31j.Encoded encoded = windows.encode(text);
        if (!encoded.complete() && form == CsvForm.WINDOWS_31J) {
            throw refused(cells);
        }
        out.write(encoded.bytes());
    }

    private RuntimeException refused(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            if (!lacking(cells.get(i)).isEmpty()) {
                return Problem.invalid("problem.sheet.unwritable", CellAddresses.letters(i) + row)
                        .asException();
            }
        }
        throw new IllegalStateException("a line is lacking what none of its cells lacks");
    }

    /// The characters of the next row that cannot be written; it is not written.
    List<UnwritableCharacter> lacking(List<WorkbookWriter.Column> columns, List<String> cells) {
        row++;
        List<UnwritableCharacter> lacking = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            String text = cells.get(i);
            for (int index : lacking(text)) {
                String character =
                        text.substring(index, index + Character.charCount(text.codePointAt(index)));
                lacking.add(
                        new UnwritableCharacter(
                                row,
                                columns.get(i).name(),
                                CellAddresses.letters(i) + row,
                                character,
                                text.codePointCount(0, index) + 1));
            }
        }
        return lacking;
    }

    private List<Integer> lacking(String text) {
        if (utf8()) {
            List<Integer> halves = new ArrayList<>();
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                if (Character.getType(text.codePointAt(i)) == Character.SURROGATE) {
                    halves.add(i);
                }
            }
            return halves;
        }
        return windows.unwritable(text).stream().map(Windows31j.Unwritable::index).toList();
    }

    private static boolean isBroken(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static void quoted(String cell, StringBuilder line) {
        boolean needed = false;
        for (int i = 0; i < cell.length() && !needed; i++) {
            char c = cell.charAt(i);
            needed = c == ',' || c == '"' || c == '\r' || c == '\n';
        }
        if (!needed) {
            line.append(cell);
            return;
        }
        line.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
}
