package jp.kakehashi.sheets;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells texts that name a column from texts that are values, by their letters alone.
final class HeaderWords {
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_KNOWN = 14;
    private static final Pattern KNOWN =
            Pattern.compile(
                    "(?i)(?:.*(?:番号|年月日|月日|日付|日時|氏名|名称|名前|住所|所在地?|電話|fax|備考|摘要|区分|種別|種類|状態|状況|担当者?"
                            + "|担当課|金額|数量|単価|単位|件名|内容|件数|人数|面積|期間|期限|期日|場所|理由|コード|用途|メール|性別|年齢|続柄"
                            + "|曜日|時間|時刻|地区|町名|品名|規格|予算額?|決算額?|所属|課名|係名|施設名|者名|世帯主?|フリガナ|ふりがな|緯度"
                            + "|経度|占用料|使用料|利用料|許可日|申請日|受付日|開始日?|終了日?|始期|終期|メモ|特記事項|様式|対象|結果|方法"
                            + "|項目|分類|合計|税額|割合)"
                            + "|no\\.?|№|id|url|name|date|address|tel|phone|amount|price|note|remarks?"
                            + "|計|日|月|年|年度|氏|課|係|室|額|数)(?:[(\\[].*)?");
    private static final Pattern PERIOD =
            Pattern.compile(
                    "(?:令和|平成|昭和|[RHS])?\\s*(?:元|[0-9]+)\\s*年度?(?:\\s*[0-9]+月)?|[0-9]+月[期分]?|第?[0-9]+(?:回|期|四半期|号|次)?"
                            + "[^0-9]{1,6}");
    private static final Pattern UNIT = Pattern.compile("[(（\\[［].{1,12}[)）\\]］]");
    private static final Pattern TITLE =
            Pattern.compile(".*(一覧|台帳|名簿|現在|様式|集計表|報告書|調書|作成|単位[:：]|[0-9]年度).*");

    private final CellReading reading;

    HeaderWords(CellReading reading) {
        this.reading = reading;
    }

    /// Whether a cell may be the name of a column: a short text that is no number, day, telephone
    /// or address of a page.
    boolean isWord(RawCell cell) {
        String text = cell.textOrNull();
        if (text == null || text.length() > LONGEST_NAME) {
            return false;
        }
        String plain = plain(text);
        if (PERIOD.matcher(plain).matches() || "〒№#%".contains(plain)) {
            return true;
        }
        long digits = plain.chars().filter(c -> c >= '0' && c <= '9').count();
        boolean coded = digits >= 4 && digits * 2 > plain.length();
        return !coded
                && !plain.contains("://")
                && plain.chars().anyMatch(Character::isLetter)
                && CellReading.numberIn(text).isEmpty()
                && CellReading.clockIn(text).isEmpty()
                && !reading.read(cell, SheetFieldType.DATE).fits();
    }

    /// Whether every cell of a row is a word, or they count (1, 2, 3 …) or name years beside words.
    boolean areWords(RawRow row) {
        int counted = 0;
        @Nullable Integer last = null;
        for (int i = 0; i < row.size(); i++) {
            Integer number = whole(row.at(i));
            if (number == null) {
                if (!isWord(row.at(i))) {
                    return false;
                }
            } else if (last != null && number - last != 1) {
                return false;
            } else {
                last = number;
                counted++;
            }
        }
        return counted == 0 || (counted >= 3 && counted < row.size());
    }

    private static @Nullable Integer whole(RawCell cell) {
        if (cell instanceof RawCell.Numeric(var value, var format)
                && format.shape() == NumberFormat.Shape.NUMBER
                && value.precision() - value.scale() <= 4
                && value.stripTrailingZeros().scale() <= 0) {
            return value.intValue();
        }
        String text = cell.textOrNull();
        return text != null && plain(text).matches("[1-9][0-9]{0,3}")
                ? Integer.valueOf(plain(text))
                : null;
    }

    /// How many of a row's cells are words that offices name columns with, from 0 to 1.
    static double known(RawRow row) {
        int known = 0;
        for (int i = 0; i < row.size(); i++) {
            String text = row.at(i).textOrNull();
            String plain = text == null ? "" : plain(text);
            boolean name = plain.length() <= LONGEST_KNOWN && KNOWN.matcher(plain).matches();
            known += name || UNIT.matcher(plain).matches() ? 1 : 0;
        }
        return (double) known / row.size();
    }

    /// A unit in brackets below a name: （円）.
    static boolean isUnit(RawCell cell) {
        String text = cell.textOrNull();
        return text != null && UNIT.matcher(text.strip()).matches();
    }

    /// A text that stands above a table rather than above one column.
    static boolean isTitle(String text) {
        return TITLE.matcher(plain(text)).matches();
    }

    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    }
}
