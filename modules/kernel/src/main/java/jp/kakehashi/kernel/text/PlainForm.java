package jp.kakehashi.kernel.text;

import java.text.Normalizer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Text without what is only its dress: width, case, kana script, spaces, selectors, dashes,
/// marks of repetition, short forms of companies. Variant kanji are left as they are. Applying
/// it twice changes nothing; time grows with the length of the text, whatever is in it.
final class PlainForm {
    /// More accents in a row than any language has; further ones are dropped, because sorting
    /// an endless run of them takes quadratic time.
    private static final int MARKS_IN_A_ROW = 16;

    private static final int ROUNDS = 4;

    private static final Map<Integer, String> COMPANY =
            Map.ofEntries(
                    Map.entry((int) '株', "株式会社"),
                    Map.entry((int) '有', "有限会社"),
                    Map.entry((int) '資', "合資会社"),
                    Map.entry((int) '名', "合名会社"),
                    Map.entry((int) '同', "合同会社"),
                    Map.entry((int) '社', "社団法人"),
                    Map.entry((int) '財', "財団法人"),
                    Map.entry((int) '学', "学校法人"),
                    Map.entry((int) '医', "医療法人"),
                    Map.entry((int) '福', "社会福祉法人"));

    private static final String RADICALS = "⺅⺠⺡⺣⺩⺭⺾⻁⻄⻆⻑⻘⻝⻤⻨⻩⻫⻭⻯⻲";
    private static final String RADICALS_AS_KANJI = "亻民氵灬王礻艹虎西角長青食鬼麦黄斉歯竜亀";

    private PlainForm() {}

    static String of(String text) {
        String simple = ofSimple(text);
        return simple == null ? ofAny(text) : simple;
    }

    /// The same as {@link #ofAny} for text of kanji, plain kana, ASCII and spaces, which is
    /// most of a ledger, in a tenth of the time; null for text with anything else.
    static @Nullable String ofSimple(String text) {
        char[] out = new char[text.length()];
        int length = 0;
        int last = -1;
        boolean same = true;
        for (int i = 0; i < out.length; i++) {
            char c = text.charAt(i);
            boolean kanji = c >= 0x4E00 && c <= 0x9FFF;
            if (!kanji && !isSimple(c)) {
                return null;
            }
            int plain = kanji ? c : plain(c >= '０' && c <= '９' ? c - '０' + '0' : c, last);
            same &= plain == c;
            if (plain >= 0) {
                out[length++] = (char) plain;
                last = plain;
            }
        }
        return same ? text : new String(out, 0, length);
    }

    private static boolean isSimple(char c) {
        return (c >= 'ぁ' && c <= 'ゖ')
                || (c >= 'ァ' && c <= 'ー')
                || (c >= ' ' && c <= '~' && c != '(')
                || c == '々'
                || c == '\u3000'
                || (c >= '０' && c <= '９');
    }

    static String ofAny(String text) {
        String now = text;
        for (int round = 0; round < ROUNDS; round++) {
            String next = once(now);
            if (next.equals(now)) {
                return now;
            }
            now = next;
        }
        return now;
    }

    private static String once(String text) {
        String wide = Normalizer.normalize(withoutInvisible(text), Normalizer.Form.NFKC);
        StringBuilder out = new StringBuilder(wide.length());
        int last = -1;
        for (int i = 0; i < wide.length(); ) {
            int raw = wide.codePointAt(i);
            int company = companyAt(wide, i);
            if (company > 0) {
                out.append(COMPANY.get(company));
                last = '社';
                i += 3;
                continue;
            }
            i += Character.charCount(raw);
            int c = plain(raw, last);
            if (c >= 0) {
                out.appendCodePoint(c);
                last = c;
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /// -1: not to be written. `last`: the code point written before.
    private static int plain(int raw, int last) {
        if (Character.isWhitespace(raw) || Character.isSpaceChar(raw)) {
            return -1;
        }
        int c = Character.toLowerCase(katakana(raw));
        if (isDash(c)) {
            return KanaMarks.isKana(last) || last == 'ー' ? 'ー' : '-';
        }
        if (KanaMarks.isRepetition(c)) {
            return KanaMarks.repeat(c, last);
        }
        int radical = c >= 0x2E80 && c <= 0x2EFF ? RADICALS.indexOf(c) : -1;
        if (radical >= 0) {
            return RADICALS_AS_KANJI.charAt(radical);
        }
        return switch (c) {
            case 'ς' -> 'σ';
            case '〜', '∼', '〰' -> '~';
            case 'ヵ' -> 'カ';
            case 'ヶ' -> 'ケ';
            default -> c;
        };
    }

    private static int katakana(int c) {
        return c >= 'ぁ' && c <= 'ゖ' ? c + ('ァ' - 'ぁ') : c;
    }

    private static boolean isDash(int c) {
        return switch (c) {
            case '-', 'ー', '⁃', '−', '─', '━', '╌', '╴', '﹣', '゠', '⸺', '⸻' -> true;
            default -> c >= 0x2010 && c <= 0x2015;
        };
    }

    /// The character in brackets of a company's short form `(株)` at `at`; 0 when there is none.
    private static int companyAt(String text, int at) {
        boolean brackets =
                at + 2 < text.length() && text.charAt(at) == '(' && text.charAt(at + 2) == ')';
        int inside = brackets ? text.charAt(at + 1) : 0;
        return COMPANY.containsKey(inside) ? inside : 0;
    }

    private static String withoutInvisible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(c) ? marks + 1 : 0;
            if (!isInvisible(c) && marks <= MARKS_IN_A_ROW) {
                out.appendCodePoint(c);
            }
        }
        return out.toString();
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || c == 0xFF9E
                || c == 0xFF9F;
    }

    private static boolean isInvisible(int c) {
        if ((c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF)) {
            return true;
        }
        return switch (c) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180E, 0x180F ->
                    true;
            case 0x3164, 0xFFA0 -> true;
            default -> {
                int type = Character.getType(c);
                yield type == Character.FORMAT
                        || (type == Character.CONTROL && !Character.isWhitespace(c));
            }
        };
    }
}
