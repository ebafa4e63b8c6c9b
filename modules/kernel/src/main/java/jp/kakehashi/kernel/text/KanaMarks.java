package jp.kakehashi.kernel.text;

import java.text.Normalizer;

/// The marks that stand for the character before them: 々 〻 for a kanji, ゝ ヽ for a kana and ゞ ヾ for
/// a kana with its voicing mark.
final class KanaMarks {
    private static final String VOICEABLE = "カキクケコサシスセソタチツテトハヒフヘホウ";

    private KanaMarks() {}

    static boolean isRepetition(int c) {
        return switch (c) {
            case '々', '〻', 'ゝ', 'ヽ', 'ゞ', 'ヾ' -> true;
            default -> false;
        };
    }

    /// What `mark` stands for after `last`; one fixed mark of its kind when it stands for nothing.
    static int repeat(int mark, int last) {
        if (mark == '々' || mark == '〻') {
            return last >= 0 && Character.isIdeographic(last) && last != '々' ? last : '々';
        }
        boolean voiced = mark == 'ゞ' || mark == 'ヾ';
        if (!isKana(last)) {
            return voiced ? 'ヾ' : 'ヽ';
        }
        int bare = unvoiced(last);
        return voiced && VOICEABLE.indexOf(bare) >= 0 ? voiced(bare) : bare;
    }

    /// A katakana letter, small ones and voiced ones included.
    static boolean isKana(int c) {
        return (c >= 'ァ' && c <= 'ヺ') || (c >= 0x31F0 && c <= 0x31FF);
    }

    private static int unvoiced(int c) {
        int bare = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        return VOICEABLE.indexOf(bare) >= 0 ? bare : c;
    }

    private static int voiced(int c) {
        return Normalizer.normalize(Character.toString(c) + '\u3099', Normalizer.Form.NFC)
                .codePointAt(0);
    }
}
