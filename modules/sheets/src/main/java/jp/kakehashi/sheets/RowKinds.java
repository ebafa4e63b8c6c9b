package jp.kakehashi.sheets;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells rows of a table from rows that only stand among them.
final class RowKinds {
    private static final int LONGEST_TOTAL = 16;
    private static final int LABEL_CELLS = 6;
    private static final Pattern TOTAL =
            Pattern.compile(
                    "[(\\[【〔<＜《]?(?:総|小|中|大|累|年度?|月|部|課|地区|合)?(?:合)?計(?:額|数|金額|件数|人数)?[)\\]】〕>＞》:]?"
                            + "|.{0,3}(?:前頁|本頁|次頁|頁|ページ)計|平均値?|総平均|(?:grand|sub)?-?total|sum|average");
    private static final Pattern PART_TOTAL = Pattern.compile(".{1,12}(?:小計|合計|の計|計)");
    private static final Pattern COUNTED =
            Pattern.compile("[0-9,.]+(?:件|人|名|円|千円|㎡|m2?|個|台|本|世帯|戸|箇所|か所|回|日|時間|%|％)?");
    private static final Pattern NOTE =
            Pattern.compile("(?s)(?:※|＊|\\*|注[)）:：１-９0-9]|[(（]注|備考[:：]|【注).*");

    private final HeaderWords words;

    RowKinds(HeaderWords words) {
        this.words = words;
    }

    /// Whether a row is a total: a label that says so among its first texts, and nothing but
    /// numbers after it. 本町計 and the like are one only with the sums to prove it, unless `sums` is
    /// null.
    boolean isTotal(RawRow row, @Nullable Sums sums) {
        if (!mayBeTotal(row)) {
            return false;
        }
        boolean labelled = false;
        boolean part = false;
        int numbers = 0;
        for (int i = 0; i < row.size(); i++) {
            RawCell cell = row.at(i);
            String text = cell.textOrNull();
            if (text == null || isCounted(text)) {
                if (!labelled && !part && i > 0) {
                    return false;
                }
                numbers++;
                continue;
            }
            if (text.length() > LONGEST_TOTAL) {
                return false;
            }
            String plain = HeaderWords.plain(text).toLowerCase(Locale.ROOT);
            if (TOTAL.matcher(plain).matches()) {
                labelled = true;
            } else if (PART_TOTAL.matcher(plain).matches()) {
                part = true;
            } else if (labelled || part || numbers > 0 || !words.isWord(cell) || i > 2) {
                return false;
            }
        }
        if (labelled) {
            return row.size() > 1;
        }
        return part && numbers > 0 && sums != null && sums.prove(row);
    }

    /// A look that costs little: most rows are none.
    private static boolean mayBeTotal(RawRow row) {
        for (int i = 0; i < Math.min(row.size(), LABEL_CELLS); i++) {
            String text = row.at(i).textOrNull();
            if (text != null && text.length() <= LONGEST_TOTAL) {
                for (int c = 0; c < text.length(); c++) {
                    if (isOfTotals(text.charAt(c))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean isOfTotals(char c) {
        return switch (c) {
            case '計', '均', 't', 'T', 'ａ', 'ｔ', 'Ｔ', 'm', 'M', 'g', 'G', 'ｍ', 'Ｍ' -> true;
            default -> false;
        };
    }

    private static boolean isCounted(String text) {
        return CellReading.numberIn(text).isPresent()
                || COUNTED.matcher(HeaderWords.plain(text)).matches();
    }

    /// What is known of the numbers above a row.
    @FunctionalInterface
    interface Sums {
        /// Whether every number of the row is the sum of those above it.
        boolean prove(RawRow row);
    }

    /// Words across the table that name the rows below them.
    boolean isSection(RawRow row, Merges merges, int width) {
        String text = row.at(0).textOrNull();
        if (row.size() != 1 || width < 3 || text == null) {
            return false;
        }
        Area area = merges.at(row.number(), row.column(0));
        boolean across = area != null && area.width() * 2 > width;
        return across || text.strip().matches("(?s)[■●◆▼【◎○〇].{1,40}");
    }

    /// Words below a table or marked as a note.
    static boolean isNote(RawRow row, int width) {
        String text = row.at(0).textOrNull();
        return row.size() == 1 && width > 1 && text != null && NOTE.matcher(text.strip()).matches();
    }

    /// A text alone in a row of a wide table.
    static boolean isLoneText(RawRow row, int width) {
        String text = row.at(0).textOrNull();
        return row.size() == 1
                && width >= 3
                && text != null
                && CellReading.numberIn(text).isEmpty();
    }
}
