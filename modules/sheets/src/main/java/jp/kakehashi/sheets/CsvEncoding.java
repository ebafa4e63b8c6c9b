package jp.kakehashi.sheets;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.text.Windows31j;

/// Tells the encoding of a text: UTF-8, UTF-16 with its mark, ISO-2022-JP, EUC-JP or windows-31j.
/// Only a reading without a single broken character is taken; where two are possible, the one that
/// reads as Japanese. A file in two encodings is refused, because one of them reads as rubbish.
final class CsvEncoding {
    private static final Charset WINDOWS_31J = Charset.forName("windows-31j");
    /// EUC-JP with the letters that Windows added, ① and ㈱.
    private static final List<String> EUC = List.of("EUC-JP", "x-eucJP-Open");

    private static final List<String> ISO_2022 = List.of("ISO-2022-JP", "x-windows-iso2022jp");
    private static final int ESCAPE = 0x1B;
    private static final double SLIGHTLY_STRANGE = 0.2;
    private static final double VERY_STRANGE = 0.5;

    CsvEncoding() {}

    /// A text and the name of its encoding.
    record Decoded(String text, String name) {}

    /// @throws ProblemException `problem.sheet.encoding`, `.mixed_encodings`, `.not_text`
    Decoded decode(byte[] bytes) {
        Decoded decoded = told(bytes);
        int zero = decoded.text().indexOf('\0');
        if (zero >= 0) {
            throw Problem.invalid("problem.sheet.not_text").asException();
        }
        return decoded;
    }

    private static Decoded told(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return marked(bytes, 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return marked(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return marked(bytes, 2, StandardCharsets.UTF_16BE);
        }
        for (byte b : bytes) {
            if (b == 0) {
                throw Problem.invalid("problem.sheet.not_text").asException();
            }
        }
        if (isEscaped(bytes)) {
            for (String name : ISO_2022) {
                Optional<String> text = strictly(bytes, 0, Charset.forName(name));
                if (text.isPresent()) {
                    return new Decoded(text.get(), ISO_2022.getFirst());
                }
            }
        }
        Optional<String> utf = strictly(bytes, 0, StandardCharsets.UTF_8);
        if (utf.isPresent()) {
            return new Decoded(utf.get(), StandardCharsets.UTF_8.name());
        }
        return old(bytes);
    }

    private static Decoded marked(byte[] bytes, int from, Charset charset) {
        return strictly(bytes, from, charset)
                .map(text -> new Decoded(text, charset.name()))
                .orElseThrow(() -> mixed(bytes));
    }

    private static Decoded old(byte[] bytes) {
        Optional<String> windows = strictly(bytes, 0, WINDOWS_31J);
        Optional<String> euc = euc(bytes);
        refuseMixed(bytes);
        if (windows.isEmpty() && euc.isEmpty()) {
            throw Problem.invalid("problem.sheet.encoding").asException();
        }
        boolean isEuc =
                windows.isEmpty()
                        || (euc.isPresent() && strangeness(euc.get()) < strangeness(windows.get()));
        return isEuc
                ? new Decoded(euc.orElseThrow(), EUC.getFirst())
                : new Decoded(new Windows31j().decode(bytes).text(), WINDOWS_31J.name());
    }

    private static Optional<String> euc(byte[] bytes) {
        return EUC.stream()
                .map(name -> strictly(bytes, 0, Charset.forName(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private enum Line {
        ANY,
        UTF_8,
        NOT_UTF_8,
        EUC,
        WINDOWS
    }

    /// A line that is Japanese in UTF-8 and one that is no UTF-8 at all cannot be of one encoding;
    /// nor can one that is Japanese only in EUC-JP beside one that is only in windows-31j.
    private static void refuseMixed(byte[] bytes) {
        Set<Line> seen = EnumSet.noneOf(Line.class);
        int from = 0;
        int number = 1;
        for (int i = 0; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n') {
                Line line = line(Arrays.copyOfRange(bytes, from, i));
                seen.add(line);
                boolean utf = seen.contains(Line.UTF_8);
                boolean euc = seen.contains(Line.EUC);
                boolean windows = seen.contains(Line.WINDOWS);
                if ((utf && (euc || windows || seen.contains(Line.NOT_UTF_8)))
                        || (euc && windows)) {
                    throw Problem.invalid("problem.sheet.mixed_encodings", number).asException();
                }
                from = i + 1;
                number++;
            }
        }
    }

    private static Line line(byte[] bytes) {
        if (isAscii(bytes)) {
            return Line.ANY;
        }
        Optional<String> utf = strictly(bytes, 0, StandardCharsets.UTF_8);
        if (utf.isPresent()) {
            return strangeness(utf.get()) <= SLIGHTLY_STRANGE ? Line.UTF_8 : Line.ANY;
        }
        Optional<String> euc = euc(bytes);
        Optional<String> windows = strictly(bytes, 0, WINDOWS_31J);
        if (isOnly(euc, windows)) {
            return Line.EUC;
        }
        return isOnly(windows, euc) ? Line.WINDOWS : Line.NOT_UTF_8;
    }

    private static boolean isOnly(Optional<String> reading, Optional<String> other) {
        return reading.isPresent()
                && strangeness(reading.get()) <= SLIGHTLY_STRANGE
                && kana(reading.get()) > 0
                && (other.isEmpty() || strangeness(other.get()) > VERY_STRANGE);
    }

    private static ProblemException mixed(byte[] bytes) {
        refuseMixed(bytes);
        return Problem.invalid("problem.sheet.encoding").asException();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEscaped(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] < 0) {
                return false;
            }
            if (bytes[i] == ESCAPE && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) {
                return true;
            }
        }
        return false;
    }

    /// The share of letters, beyond ASCII, that Japanese text hardly has: half-width kana, accents,
    /// what an office defined for itself, and kanji without any kana among them weigh less.
    private static double strangeness(String text) {
        long all = 0;
        double strange = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            all++;
            if ((c >= '\uFF61' && c <= '\uFF9F') || c < '\u2000' || isPrivate(c)) {
                strange++;
            } else if (isRare(c)) {
                strange += 0.3;
            }
        }
        return all == 0 ? 0 : strange / all;
    }

    private static boolean isPrivate(char c) {
        return c >= '\uE000' && c <= '\uF8FF';
    }

    /// Kanji of the second level and beyond: in windows-31j they begin at 0x989F.
    private static boolean isRare(char c) {
        if (c < '\u4E00' || c > '\u9FFF') {
            return false;
        }
        byte[] bytes = String.valueOf(c).getBytes(WINDOWS_31J);
        return bytes.length < 2 || ((bytes[0] & 0xFF) << 8 | (bytes[1] & 0xFF)) >= 0x989F;
    }

    private static long kana(String text) {
        return text.chars().filter(c -> c >= '\u3041' && c <= '\u30FE').count();
    }

    private static Optional<String> strictly(byte[] bytes, int from, Charset charset) {
        try {
            ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
            return Optional.of(charset.newDecoder().decode(rest).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
