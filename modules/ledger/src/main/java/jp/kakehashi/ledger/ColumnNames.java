package jp.kakehashi.ledger;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// What the name that a file gives a column says of its values. Pure.
final class ColumnNames {
    /// Of these every new row may have another value, however often the old ones repeat.
    private static final Pattern OPEN =
            Pattern.compile(
                    ".*(名|[カガ]ナ|[かが]な|住所|所在|場所|番地|地番|大字|方書|電話|携帯|番号|備考|摘要|メモ|特記|年月日|日付"
                            + "|期日|期限|始期|終期|name|kana|address|place|phone|tel\\b|fax|number"
                            + "|no\\.?$|remark|note|date).*|.*(?<!曜)日");

    private static final Pattern NUMBER = Pattern.compile(".*(番号|番|no\\.?|number|\\bid|コード|code)");

    private static final Pattern OTHER_NUMBER =
            Pattern.compile(".*(電話|携帯|fax|郵便|口座|世帯|宛名|地番|法人|個人|本人|番地|地区|課|係|phone|postal).*");

    private ColumnNames() {}

    /// Whether a column of that name is no list of words to choose from.
    static boolean open(String name) {
        return OPEN.matcher(plain(name)).matches();
    }

    /// Whether a column of that name numbers the rows.
    static boolean numbers(String name) {
        String plain = plain(name);
        return NUMBER.matcher(plain).matches() && !OTHER_NUMBER.matcher(plain).matches();
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s()【】\\[\\]]", "");
    }
}
