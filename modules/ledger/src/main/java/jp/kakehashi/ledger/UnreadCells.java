package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.Values;

/// What stood in cells that no field could take, in words: nothing that a file says is lost, except
/// individual numbers, which are never kept. Pure.
final class UnreadCells {
    /// The field of a new ledger for such words.
    static final FieldId FIELD = new FieldId("import_check");

    private static final String IMPORT = "取り込み";
    private static final String NOT_KEPT = "個人番号と思われる数字のため残していません";
    /// The server takes notes of 1,000.
    private static final int NOTE_CHARS = 900;

    private UnreadCells() {}

    /// One such cell: its field's name, its address in the file, what stood there.
    record Unread(String field, String cell, String saw) {}

    static FieldDefinition field() {
        return new FieldDefinition(
                FIELD,
                new Label("取り込みで確かめること", "To check from the import"),
                FieldType.LONG_TEXT,
                FieldChecks.NONE,
                List.of(),
                FieldAccess.OPEN,
                false);
    }

    /// A line for each cell.
    static String lines(List<Unread> cells) {
        return lines(cells, Values.LONG_TEXT_LIMIT);
    }

    /// Why a row with such cells was made.
    ///
    /// @param overruled whether a check of the ledger was overruled for it
    static ChangeNote note(Path file, List<Unread> cells, boolean overruled) {
        String name = named(file);
        String from = name.equals(IMPORT) ? IMPORT : IMPORT + "（" + name + "）";
        String reason =
                cells.isEmpty() ? from : from + "\n" + lines(cells, NOTE_CHARS - from.length());
        return new ChangeNote(reason, null, null, overruled ? IMPORT : null, null);
    }

    /// What `file` is called in a ledger.
    static String named(Path file) {
        String name = String.valueOf(file.getFileName());
        return IndividualNumber.in(name) || name.isBlank()
                ? IMPORT
                : shortened(writable(name), ImportMark.LONGEST_FILE);
    }

    private static String lines(List<Unread> cells, int limit) {
        String all = cells.stream().map(UnreadCells::line).collect(Collectors.joining("\n"));
        // Digits of neighbouring places may make a number that neither of them is.
        String safe =
                IndividualNumber.in(all)
                        ? cells.stream()
                                .map(each -> line(each, NOT_KEPT))
                                .collect(Collectors.joining("\n"))
                        : all;
        return shortened(safe, limit);
    }

    private static String line(Unread each) {
        return line(each, IndividualNumber.in(each.saw()) ? NOT_KEPT : writable(each.saw()));
    }

    private static String line(Unread each, String saw) {
        return writable(each.field()) + "（" + each.cell() + "）：" + saw;
    }

    /// Without what no text of a ledger may hold.
    private static String writable(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c == '\n' || c == '\r' || c == '\t' ? ' ' : c)
                .map(
                        c ->
                                c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0xD800 && c <= 0xDFFF)
                                        ? 0xFFFD
                                        : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String shortened(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 2)) ? limit - 2 : limit - 1;
        return text.substring(0, end) + "…";
    }
}
