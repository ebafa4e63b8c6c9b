package jp.kakehashi.sheets;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.text.Windows31j;

/// Reads a text in an encoding that a keeper says it has; what cannot be read stands as `U+FFFD`,
/// which the reading of tables names cell by cell.
final class PointedEncoding {
    static final int LOOKED_BYTES = 64 << 10;
    private static final int SHOWN_LINES = 6;
    private static final int SHOWN_CHARS = 120;

    private PointedEncoding() {}

    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.not_text`
    static CsvEncoding.Decoded decode(byte[] bytes, String encoding) {
        String text = text(bytes, encoding, true);
        if (text.indexOf('\0') >= 0) {
            throw Problem.invalid("problem.sheet.not_text").asException();
        }
        return new CsvEncoding.Decoded(text, encoding);
    }

    private static String text(byte[] bytes, String encoding, boolean whole) {
        byte[] unmarked = unmarked(bytes, encoding);
        if (encoding.equals("windows-31j") && whole) {
            return new Windows31j().decode(unmarked).text();
        }
        CharsetDecoder decoder =
                Charset.forName(encoding)
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer out =
                CharBuffer.allocate((int) (unmarked.length * decoder.maxCharsPerByte()) + 16);
        // An end that is cut in the middle of a letter is no broken letter.
        decoder.decode(ByteBuffer.wrap(unmarked), out, whole);
        return out.flip().toString();
    }

    private static byte[] unmarked(byte[] bytes, String encoding) {
        int skip =
                switch (encoding) {
                    case "UTF-8" -> marked(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
                    case "UTF-16LE" -> marked(bytes, 0xFF, 0xFE) ? 2 : 0;
                    case "UTF-16BE" -> marked(bytes, 0xFE, 0xFF) ? 2 : 0;
                    default -> 0;
                };
        return skip == 0 ? bytes : Arrays.copyOfRange(bytes, skip, bytes.length);
    }

    private static boolean marked(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    /// The beginning of the text in every encoding, to choose from.
    static List<SheetReading.EncodingLook> looks(byte[] bytes) {
        List<SheetReading.EncodingLook> looks = new ArrayList<>();
        for (String encoding : SheetHints.ENCODINGS) {
            String text = text(bytes, encoding, false);
            int broken = (int) text.chars().filter(c -> c == '\uFFFD' || c == 0).count();
            looks.add(new SheetReading.EncodingLook(encoding, beginning(text), broken));
        }
        return looks;
    }

    /// The first lines that are not plain ASCII, since only these tell one encoding from another.
    private static String beginning(String text) {
        List<String> telling =
                text.lines()
                        .map(String::strip)
                        .filter(l -> l.chars().anyMatch(c -> c > 0x7F))
                        .limit(SHOWN_LINES)
                        .map(PointedEncoding::shown)
                        .toList();
        return String.join("\n", telling);
    }

    private static String shown(String line) {
        String clean = line.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= SHOWN_CHARS
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, SHOWN_CHARS / 2)) + "…";
    }
}
