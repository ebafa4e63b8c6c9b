package jp.kakehashi.kernel.text;

import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// windows-31j (Shift_JIS as Windows has it) for text of a Japanese office. Seven signs that JIS
/// and Windows number differently (〜 − ‖ ¢ £ ¬ —) are written from either and read as JIS has them.
/// What cannot be written or read is named with its place; nothing ever becomes `?`. Safe for use
/// from many threads; the tables take some milliseconds to make, so keep one.
public final class Windows31j {
    /// Stands in the bytes for a character that cannot be written: the printer's 〓.
    public static final char GETA = '〓';

    private static final char REPLACEMENT = '\uFFFD';
    private static final String WINDOWS = "～－∥￠￡￢―";
    private static final String JIS = "〜−‖¢£¬—";

    /// Signs that only a wider or narrower twin can be written for.
    private static final String TWINS = "¥‾¯¦·µ";

    private static final String TWINS_WRITTEN = "￥￣￣￤・μ";

    private final Charset charset = Charset.forName("windows-31j");

    /// By character: its one or two bytes; -1 when it cannot be written.
    private final int[] codes = new int[Character.MAX_VALUE + 1];

    private final char[] read = new char[Character.MAX_VALUE + 1];

    /// One character that windows-31j does not have.
    ///
    /// @param index where in the text, in `char`s
    /// @param codePoint which character
    public record Unwritable(int index, int codePoint) {}

    /// A text as bytes; 〓 stands wherever `unwritable` names a character.
    public static final class Encoded {
        private final byte[] bytes;
        private final List<Unwritable> unwritable;

        private Encoded(byte[] bytes, List<Unwritable> unwritable) {
            this.bytes = bytes;
            this.unwritable = List.copyOf(unwritable);
        }

        /// The text in windows-31j; the caller's own copy.
        public byte[] bytes() {
            return bytes.clone();
        }

        /// What could not be written, in order.
        public List<Unwritable> unwritable() {
            return unwritable;
        }

        /// Whether the whole text was written.
        public boolean complete() {
            return unwritable.isEmpty();
        }
    }

    /// Bytes as text; U+FFFD stands wherever `unreadable` names a place.
    ///
    /// @param unreadable offsets of bytes that mean nothing in windows-31j
    public record Decoded(String text, List<Integer> unreadable) {
        public Decoded {
            unreadable = List.copyOf(unreadable);
        }
    }

    /// The mapping, with its tables.
    public Windows31j() {
        CharsetEncoder encoder = charset.newEncoder();
        for (int c = 0; c < codes.length; c++) {
            codes[c] = code(encoder, (char) c);
            read[c] = (char) c;
        }
        for (int i = 0; i < JIS.length(); i++) {
            codes[JIS.charAt(i)] = codes[WINDOWS.charAt(i)];
            read[WINDOWS.charAt(i)] = JIS.charAt(i);
        }
        for (int i = 0; i < TWINS.length(); i++) {
            codes[TWINS.charAt(i)] = codes[TWINS_WRITTEN.charAt(i)];
        }
    }

    /// The code of `c` if reading it gives `c` back. The JDK writes more than that: `«` as `≪`, `¸`
    /// as a comma, hiragana `ゔ` as katakana.
    private int code(CharsetEncoder encoder, char c) {
        if (Character.isSurrogate(c) || !encoder.canEncode(c)) {
            return -1;
        }
        byte[] bytes = String.valueOf(c).getBytes(charset);
        if (!new String(bytes, charset).equals(String.valueOf(c))) {
            return -1;
        }
        int first = bytes[0] & 0xFF;
        return bytes.length == 1 ? first : (first << 8) | (bytes[1] & 0xFF);
    }

    /// `text` as bytes, with every character that could not be written.
    public Encoded encode(String text) {
        byte[] bytes = new byte[2 * text.length()];
        List<Unwritable> unwritable = new ArrayList<>();
        int length = 0;
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            int taken = Character.charCount(point);
            int code = taken == 1 ? codes[point] : -1;
            int composed = voiced(text, i);
            if (composed >= 0) {
                code = composed;
                taken = 2;
            } else if (code < 0) {
                unwritable.add(new Unwritable(i, point));
                code = codes[GETA];
            }
            if (code > 0xFF) {
                bytes[length++] = (byte) (code >> 8);
            }
            bytes[length++] = (byte) code;
            i += taken;
        }
        return new Encoded(Arrays.copyOf(bytes, length), unwritable);
    }

    /// The code of a kana whose voicing mark follows it as a character of its own, as in file names
    /// from a Mac; -1 when there is no such mark here.
    private int voiced(String text, int at) {
        char mark = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        if (mark != '\u3099' && mark != '\u309A') {
            return -1;
        }
        String one = Normalizer.normalize(text.substring(at, at + 2), Normalizer.Form.NFC);
        return one.length() == 1 ? codes[one.charAt(0)] : -1;
    }

    /// The characters of `text` that windows-31j does not have, in order.
    public List<Unwritable> unwritable(String text) {
        return encode(text).unwritable();
    }

    /// `bytes` as text, with the offset of everything that could not be read.
    public Decoded decode(byte[] bytes) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        List<Integer> unreadable = new ArrayList<>();
        for (CoderResult result = decoder.decode(in, out, true);
                result.isError();
                result = decoder.decode(in, out, true)) {
            unreadable.add(in.position());
            in.position(in.position() + result.length());
            out.put(REPLACEMENT);
        }
        int length = out.position();
        asJis(out.array(), 0, length);
        return new Decoded(new String(out.array(), 0, length), unreadable);
    }

    /// Reads a stream as {@link #decode} does; U+FFFD where something could not be read.
    public Reader reader(InputStream in) {
        CharsetDecoder decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        return new JisReader(new InputStreamReader(in, decoder));
    }

    private void asJis(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            text[i] = read[text[i]];
        }
    }

    private final class JisReader extends FilterReader {
        JisReader(Reader in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int c = in.read();
            return c < 0 ? c : read[c];
        }

        @Override
        public int read(char[] text, int from, int most) throws IOException {
            int count = in.read(text, from, most);
            asJis(text, from, from + Math.max(0, count));
            return count;
        }
    }
}
