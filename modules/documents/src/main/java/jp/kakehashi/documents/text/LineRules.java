package jp.kakehashi.documents.text;

import java.util.BitSet;

/// Where a Japanese line may not be broken: 行頭禁則, 行末禁則, 分離禁止 (JIS X 4051; W3C, Requirements for
/// Japanese Text Layout, 3.1). Pure.
final class LineRules {
    private static final BitSet NOT_FIRST =
            set(
                    "、。，．・：；？！‼⁇⁈⁉ゝゞヽヾー々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
                            + "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ）〕］｝〉》」』】〙〗〟’”｠»‐゠–〜～％‰℃°′″℉㏋"
                            + "｡､｣･ｰﾞﾟｧｨｩｪｫｯｬｭｮ゛゜ﾞ,.!?:;)]}%");
    private static final BitSet NOT_LAST = set("（〔［｛〈《「『【〘〖〝‘“｟«￥＄￡＃№｢([{$#¥£€");
    private static final BitSet TOGETHER = set("—…‥―─〳〴〵");
    private static final BitSet HANGING = set("、。，．､｡");
    private static final BitSet SOFT = set("/.-_?&=,;:@%+");

    private LineRules() {}

    private static BitSet set(String characters) {
        BitSet set = new BitSet();
        characters.codePoints().forEach(set::set);
        return set;
    }

    /// Whether a line may end behind `before` and the next begin with `after`.
    static boolean mayBreak(int before, int after) {
        if (space(after)) {
            return false;
        }
        if (space(before)) {
            return true;
        }
        if (NOT_FIRST.get(after) || NOT_LAST.get(before)) {
            return false;
        }
        if (before == after && TOGETHER.get(before)) {
            return false;
        }
        return !(word(before) && word(after)) && !(wideDigit(before) && wideDigit(after));
    }

    /// Whether a punctuation mark may hang over the line's end.
    static boolean hangs(int codePoint) {
        return HANGING.get(codePoint);
    }

    /// Whether a word or an address that has to be broken is better broken behind this.
    static boolean soft(int codePoint) {
        return SOFT.get(codePoint);
    }

    static boolean space(int codePoint) {
        return codePoint == ' ' || codePoint == 0x3000 || codePoint == '\t';
    }

    /// Letters, digits and signs of scripts that part their words by spaces.
    private static boolean word(int codePoint) {
        return codePoint > ' '
                && codePoint < 0x2E80
                && !TOGETHER.get(codePoint)
                && !arrow(codePoint);
    }

    private static boolean arrow(int codePoint) {
        return codePoint >= 0x2190 && codePoint < 0x2E80;
    }

    private static boolean wideDigit(int codePoint) {
        return (codePoint >= '０' && codePoint <= '９') || codePoint == '，' || codePoint == '．';
    }
}
