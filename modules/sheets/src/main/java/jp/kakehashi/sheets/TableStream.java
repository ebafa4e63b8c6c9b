package jp.kakehashi.sheets;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// How a child hands over what it read: tables, or the problem that kept it from them. Big-endian;
/// a text is its length in bytes of UTF-8 and these, -1 for null, -2 before letters that UTF-8
/// cannot hold; a list its length and its parts.
final class TableStream {
    private static final int MAGIC = 0x6B6B7431;
    private static final int MOST = 100_000_000;
    private static final int BROKEN = -2;

    private TableStream() {}

    static void write(DataOutputStream out, List<SheetTable> tables) throws IOException {
        begin(out);
        out.writeInt(tables.size());
        for (SheetTable table : tables) {
            table(out, table);
        }
    }

    static void table(DataOutputStream out, SheetTable table) throws IOException {
        text(out, table.sheet());
        text(out, table.title());
        text(out, table.range());
        text(out, table.encoding());
        numbers(out, table.headerRows());
        out.writeInt(table.fields().size());
        for (SheetTable.Field field : table.fields()) {
            text(out, field.name());
            text(out, field.type().name());
            text(out, field.column());
        }
        out.writeInt(table.problems().size());
        for (SheetProblem problem : table.problems()) {
            text(out, problem.cell());
            text(out, problem.kind().name());
            text(out, problem.saw());
            text(out, problem.suggests());
        }
        numbers(out, table.rowNumbers());
        for (List<@Nullable String> row : table.rows()) {
            for (String value : row) {
                text(out, value);
            }
        }
    }

    static void write(DataOutputStream out, Problem problem) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(
                switch (problem) {
                    case Problem.Invalid invalid -> 1;
                    case Problem.Refused refused -> 2;
                    case Problem.Unavailable unavailable -> 3;
                    case Problem.Damaged damaged -> 4;
                });
        text(out, problem.key());
        out.writeInt(problem.args().size());
        for (String arg : problem.args()) {
            text(out, arg);
        }
    }

    /// @throws ProblemException the problem that was handed over
    /// @throws IOException when it is neither tables nor a problem
    static List<SheetTable> read(DataInputStream in) throws IOException {
        begin(in);
        int count = size(in);
        List<SheetTable> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(table(in));
        }
        return tables;
    }

    /// What every answer begins with.
    static void begin(DataOutputStream out) throws IOException {
        out.writeInt(MAGIC);
        out.writeByte(0);
    }

    /// @throws ProblemException the problem that was handed over instead
    static void begin(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("not an answer");
        }
        int what = in.readByte();
        if (what != 0) {
            throw new ProblemException(problem(in, what));
        }
    }

    private static Problem problem(DataInputStream in, int what) throws IOException {
        String key = present(in);
        Object[] args = new Object[size(in)];
        for (int i = 0; i < args.length; i++) {
            args[i] = present(in);
        }
        return switch (what) {
            case 1 -> Problem.invalid(key, args);
            case 2 -> Problem.refused(key, args);
            case 3 -> Problem.unavailable(key, args);
            default -> Problem.damaged(key, args);
        };
    }

    static SheetTable table(DataInputStream in) throws IOException {
        String sheet = present(in);
        String title = text(in);
        String range = present(in);
        String encoding = text(in);
        List<Integer> headerRows = numbers(in);
        List<SheetTable.Field> fields = new ArrayList<>();
        for (int i = size(in); i > 0; i--) {
            fields.add(
                    new SheetTable.Field(
                            present(in), of(SheetFieldType.values(), present(in)), present(in)));
        }
        List<SheetProblem> problems = new ArrayList<>();
        for (int i = size(in); i > 0; i--) {
            problems.add(
                    new SheetProblem(
                            sheet,
                            present(in),
                            of(SheetProblem.Kind.values(), present(in)),
                            present(in),
                            text(in)));
        }
        List<Integer> rowNumbers = numbers(in);
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (int r = 0; r < rowNumbers.size(); r++) {
            @Nullable String[] values = new @Nullable String[fields.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = text(in);
            }
            rows.add(Collections.<@Nullable String>unmodifiableList(Arrays.asList(values)));
        }
        return new SheetTable(
                sheet,
                title,
                range,
                encoding,
                headerRows,
                List.copyOf(fields),
                List.copyOf(problems),
                Collections.unmodifiableList(rows),
                rowNumbers);
    }

    static <T extends Enum<T>> T of(T[] values, String name) throws IOException {
        for (T value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new IOException("no value " + name);
    }

    static int size(DataInputStream in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > MOST) {
            throw new IOException("a list of " + size);
        }
        return size;
    }

    private static void numbers(DataOutputStream out, List<Integer> numbers) throws IOException {
        out.writeInt(numbers.size());
        for (int number : numbers) {
            out.writeInt(number);
        }
    }

    private static List<Integer> numbers(DataInputStream in) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        for (int i = size(in); i > 0; i--) {
            numbers.add(in.readInt());
        }
        return List.copyOf(numbers);
    }

    static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        if (isBroken(text)) {
            out.writeInt(BROKEN);
            out.writeInt(text.length());
            out.writeChars(text);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// Whether half of a surrogate pair stands alone, which UTF-8 cannot hold.
    private static boolean isBroken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c)) {
                if (++i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return true;
                }
            } else if (Character.isLowSurrogate(c)) {
                return true;
            }
        }
        return false;
    }

    static String present(DataInputStream in) throws IOException {
        String text = text(in);
        if (text == null) {
            throw new IOException("a text is missing");
        }
        return text;
    }

    static @Nullable String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length == -1) {
            return null;
        }
        if (length == BROKEN) {
            StringBuilder chars = new StringBuilder();
            for (int i = size(in); i > 0; i--) {
                chars.append(in.readChar());
            }
            return chars.toString();
        }
        if (length < 0 || length > in.available()) {
            throw new IOException("a text of " + length);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }
}
