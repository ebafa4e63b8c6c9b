package jp.kakehashi.sheets;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import jp.kakehashi.kernel.text.Wareki;
import org.jspecify.annotations.Nullable;

/// Says what a column holds, from its name and from what most of its cells can be read as. When in
/// doubt it is text, which loses nothing.
final class ColumnTyping {
    private static final double MOST = 0.8;
    private static final double MOST_DAYS = 0.6;
    private static final double HALF = 0.5;
    private static final int LONGEST_CODE = 40;
    private static final int FEW_CHOICE_ROWS = 8;
    private static final Pattern LEADING_ZERO = Pattern.compile("\\s*[0０][0-9０-９]+\\s*");
    private static final Pattern CODE_NAME =
            Pattern.compile(".*(コード|code|法人番号|個人番号|口座番号|宛名番号|世帯番号|カード番号).*");
    private static final Pattern CHOICE_NAME =
            Pattern.compile(".*(区分|状態|状況|種別|種類|分類|性別|担当|可否|有無|ステータス).*");
    private static final int LONG_TEXT = 400;
    private static final int SAMPLE = 2_000;
    private static final int MOST_CHOICES = 12;
    private static final int CHOICE_ROWS = 20;
    private static final int CHOICE_LENGTH = 20;
    private static final int LONGEST_DAY = 60;
    private static final Pattern DIGITS = Pattern.compile("[0-9０-９]+");
    private static final Pattern DAY_NAME = Pattern.compile(".*(年月日|日付|期日|期限|日$|始期|終期|date).*");
    private static final Pattern YEN_NAME = Pattern.compile(".*(金額|料|費|代金|税額|単価|円|price|yen).*");
    private static final Pattern PERSON_NAME =
            Pattern.compile(".*(氏名|名前|申請者|占用者|所有者|届出人|世帯主|保護者|代表者|本人|受任者)名?(?:[(].*)?");
    private static final Pattern NOTE_NAME = Pattern.compile(".*(備考|摘要|メモ|特記|note|remark).*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9(][0-9()-]{8,16}");
    private static final Pattern PHONE_DASHED =
            Pattern.compile(
                    "0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}|0[0-9]{1,4}\\([0-9]{1,4}\\)[0-9]{4}");

    private final CellReading reading;

    ColumnTyping(CellReading reading) {
        this.reading = reading;
    }

    /// What a column holds.
    ///
    /// @param mostly of a column of text: what most of its cells could be read as, if half can
    /// @param digits of a column of codes: finds lost zeros
    record Verdict(
            SheetFieldType type, @Nullable SheetFieldType mostly, @Nullable CodeDigits digits) {
        static Verdict of(SheetFieldType type) {
            return new Verdict(type, null, null);
        }
    }

    /// `chosen`: the workbook itself offers a list for the column.
    Verdict type(String name, List<RawCell> cells, boolean chosen) {
        List<RawCell> all = cells.stream().filter(ColumnTyping::isSound).toList();
        List<RawCell> sound = sample(all);
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        CodeDigits digits = CodeDigits.named(plain).orElse(null);
        if (sound.isEmpty()) {
            return Verdict.of(SheetFieldType.TEXT);
        }
        boolean phone = digits == CodeDigits.PHONE;
        if (digits != null
                && share(sound, c -> isPhone(c, phone) || digits.lost(c) != null) >= MOST) {
            return new Verdict(phone ? SheetFieldType.PHONE : SheetFieldType.TEXT, null, digits);
        }
        double days = share(sound, c -> isDay(c, plain));
        if (days >= (DAY_NAME.matcher(plain).matches() ? HALF : MOST_DAYS)) {
            return Verdict.of(SheetFieldType.DATE);
        }
        if (share(sound, this::isTime) >= MOST) {
            return Verdict.of(SheetFieldType.TIME);
        }
        if (share(sound, c -> isPhone(c, false)) >= MOST) {
            return Verdict.of(SheetFieldType.PHONE);
        }
        boolean code = digits != null || CODE_NAME.matcher(plain).matches() || anyLeadingZero(all);
        double numbers = code ? 0 : share(sound, this::isNumber);
        if (numbers >= (YEN_NAME.matcher(plain).matches() ? HALF : MOST)) {
            return Verdict.of(isYen(plain, sound) ? SheetFieldType.YEN : SheetFieldType.NUMBER);
        }
        SheetFieldType text = chosen ? SheetFieldType.CHOICE : ofText(plain, all);
        boolean mixed = !chosen && text != SheetFieldType.CHECK;
        if (mixed && days >= HALF) {
            return new Verdict(text, SheetFieldType.DATE, digits);
        }
        return mixed && numbers >= HALF
                ? new Verdict(text, SheetFieldType.NUMBER, digits)
                : new Verdict(text, null, digits);
    }

    private boolean anyLeadingZero(List<RawCell> cells) {
        return cells.stream()
                .anyMatch(
                        c ->
                                c instanceof RawCell.Text(String text, var standing)
                                        && text.length() <= LONGEST_CODE
                                        && mayBeginWithZero(text.charAt(0))
                                        && LEADING_ZERO.matcher(text).matches());
    }

    private static boolean mayBeginWithZero(char c) {
        return c == '0' || c == '０' || Character.isWhitespace(c);
    }

    /// Cells evenly from top to bottom: enough to tell the type of a long column.
    private static List<RawCell> sample(List<RawCell> cells) {
        if (cells.size() <= SAMPLE) {
            return cells;
        }
        return IntStream.range(0, SAMPLE)
                .mapToObj(i -> cells.get((int) ((long) i * cells.size() / SAMPLE)))
                .toList();
    }

    private SheetFieldType ofText(String plain, List<RawCell> sound) {
        List<String> texts = new ArrayList<>(sound.size());
        sound.forEach(c -> texts.add(reading.text(c)));
        boolean note = NOTE_NAME.matcher(plain).matches();
        if (!note
                && sound.stream().allMatch(c -> reading.read(c, SheetFieldType.CHECK).fits())
                && texts.stream().anyMatch(t -> CellReading.mark(t).orElse(false))) {
            return SheetFieldType.CHECK;
        }
        if (PERSON_NAME.matcher(plain).matches()) {
            return SheetFieldType.PERSON;
        }
        if (texts.stream().anyMatch(t -> t.length() > LONG_TEXT || hasLines(t))) {
            return SheetFieldType.LONG_TEXT;
        }
        if (note) {
            return SheetFieldType.TEXT;
        }
        Set<String> different = new HashSet<>();
        for (int i = 0; i < texts.size() && different.size() <= MOST_CHOICES; i++) {
            different.add(texts.get(i));
        }
        boolean named = CHOICE_NAME.matcher(plain).matches();
        boolean few =
                texts.size() >= (named ? FEW_CHOICE_ROWS : CHOICE_ROWS)
                        && different.size() > 1
                        && different.size() <= MOST_CHOICES
                        && different.size() * (named ? 2 : 4) <= texts.size();
        return few
                        && texts.stream().allMatch(t -> t.length() <= CHOICE_LENGTH)
                        && different.stream().anyMatch(t -> CellReading.numberIn(t).isEmpty())
                ? SheetFieldType.CHOICE
                : SheetFieldType.TEXT;
    }

    private static boolean hasLines(String text) {
        return text.indexOf('\n') >= 0 && text.strip().contains("\n");
    }

    private static boolean isSound(RawCell cell) {
        return !(cell instanceof RawCell.Failed || cell instanceof RawCell.NoResult);
    }

    private boolean isNumber(RawCell cell) {
        return reading.read(cell, SheetFieldType.NUMBER).fits();
    }

    private static double share(List<RawCell> cells, Predicate<RawCell> test) {
        return (double) cells.stream().filter(test).count() / cells.size();
    }

    /// Eight bare digits and plain serials are days only under a name that says so; a refused day
    /// (平成33年) is meant as one all the same.
    private boolean isDay(RawCell cell, String name) {
        if (!(cell instanceof RawCell.Numeric(var value, var format) && format.isDay())
                && !(cell instanceof RawCell.Text(String text, var standing)
                        && text.length() <= LONGEST_DAY)) {
            return cell instanceof RawCell.Numeric && isSerial(cell, name);
        }
        if (cell instanceof RawCell.Text(String text, var standing) && !Wareki.mayBeIn(text)) {
            return false;
        }
        CellValue day = reading.read(cell, SheetFieldType.DATE);
        if (cell instanceof RawCell.Text(String text, var standing)
                && DIGITS.matcher(text.strip()).matches()) {
            return DAY_NAME.matcher(name).matches() && day.fits();
        }
        return day.fits()
                || (day.problem() != SheetProblem.Kind.NOT_A_DATE
                        && day.problem() != SheetProblem.Kind.INCOMPLETE);
    }

    private boolean isSerial(RawCell cell, String name) {
        CellValue day = reading.read(cell, SheetFieldType.DATE);
        return DAY_NAME.matcher(name).matches() && (day.fits() || day.suggests() != null);
    }

    private boolean isTime(RawCell cell) {
        return reading.read(cell, SheetFieldType.TIME).fits();
    }

    private boolean isPhone(RawCell cell, boolean named) {
        if (!(cell instanceof RawCell.Text(String text, var standing)) || text.length() > 40) {
            return false;
        }
        String plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .replaceAll("\\s", "")
                        .replaceAll("[ー‐‑–—―−]", "-");
        return (named ? PHONE : PHONE_DASHED).matcher(plain).matches();
    }

    private boolean isYen(String name, List<RawCell> cells) {
        boolean marked =
                cells.stream()
                        .anyMatch(
                                c ->
                                        switch (c) {
                                            case RawCell.Numeric(var value, var format) ->
                                                    format.shape() == NumberFormat.Shape.YEN;
                                            case RawCell.Text(String text, var standing) ->
                                                    text.matches("(?s).*[円¥￥].*");
                                            default -> false;
                                        });
        boolean whole =
                cells.stream()
                        .map(c -> reading.read(c, SheetFieldType.NUMBER))
                        .noneMatch(n -> n.fits() && n.value().contains("."));
        return whole && (marked || YEN_NAME.matcher(name).matches());
    }
}
