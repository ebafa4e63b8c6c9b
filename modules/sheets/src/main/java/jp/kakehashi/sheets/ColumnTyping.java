package jp.kakehashi.sheets;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Says what a column holds, from its name and from what most of its cells can be read as. When in
/// doubt it is text, which loses nothing.
final class ColumnTyping {
    private static final double MOST = 0.8;
    private static final double MOST_DAYS = 0.6;
    private static final int LONG_TEXT = 400;
    private static final int SAMPLE = 2_000;
    private static final int MOST_CHOICES = 12;
    private static final int CHOICE_ROWS = 20;
    private static final int CHOICE_LENGTH = 20;
    private static final Pattern DAY_NAME = Pattern.compile(".*(年月日|日付|期日|期限|日$|始期|終期|date).*");
    private static final Pattern YEN_NAME = Pattern.compile(".*(金額|料|費|代金|税額|単価|円|price|yen).*");
    private static final Pattern PERSON_NAME =
            Pattern.compile(".*(氏名|名前|申請者|占用者|所有者|届出人|世帯主|保護者|代表者|本人|受任者).*");
    private static final Pattern PHONE_NAME = Pattern.compile(".*(電話|tel|携帯|fax|ファックス|連絡先).*");
    private static final Pattern NOTE_NAME = Pattern.compile(".*(備考|摘要|メモ|特記|note|remark).*");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9(][0-9()-]{8,16}");
    private static final Pattern PHONE_DASHED =
            Pattern.compile(
                    "0[0-9]{1,4}-[0-9]{1,4}-[0-9]{3,4}|0[0-9]{1,4}\\([0-9]{1,4}\\)[0-9]{4}");

    private final CellReading reading;

    ColumnTyping(CellReading reading) {
        this.reading = reading;
    }

    SheetFieldType type(String name, List<RawCell> cells) {
        List<RawCell> all = cells.stream().filter(ColumnTyping::isSound).toList();
        List<RawCell> sound = sample(all);
        if (sound.isEmpty()) {
            return SheetFieldType.TEXT;
        }
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (share(sound, c -> isDay(c, plain)) >= MOST_DAYS) {
            return SheetFieldType.DATE;
        }
        if (share(sound, this::isTime) >= MOST) {
            return SheetFieldType.TIME;
        }
        if (share(sound, c -> isPhone(c, PHONE_NAME.matcher(plain).matches())) >= MOST) {
            return SheetFieldType.PHONE;
        }
        if (share(sound, c -> reading.read(c, SheetFieldType.NUMBER).fits()) >= MOST) {
            return isYen(plain, sound) ? SheetFieldType.YEN : SheetFieldType.NUMBER;
        }
        return ofText(plain, all);
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
        List<String> texts = sound.stream().map(reading::text).toList();
        if (sound.stream().allMatch(c -> reading.read(c, SheetFieldType.CHECK).fits())
                && texts.stream().anyMatch(t -> CellReading.mark(t).orElse(false))) {
            return SheetFieldType.CHECK;
        }
        if (PERSON_NAME.matcher(plain).matches()) {
            return SheetFieldType.PERSON;
        }
        if (texts.stream().anyMatch(t -> t.length() > LONG_TEXT || t.strip().contains("\n"))) {
            return SheetFieldType.LONG_TEXT;
        }
        if (NOTE_NAME.matcher(plain).matches()) {
            return SheetFieldType.TEXT;
        }
        Set<String> different = new HashSet<>(texts);
        boolean few =
                texts.size() >= CHOICE_ROWS
                        && different.size() <= MOST_CHOICES
                        && different.size() * 4 <= texts.size();
        return few && texts.stream().allMatch(t -> t.length() <= CHOICE_LENGTH)
                ? SheetFieldType.CHOICE
                : SheetFieldType.TEXT;
    }

    private static boolean isSound(RawCell cell) {
        return !(cell instanceof RawCell.Failed || cell instanceof RawCell.NoResult);
    }

    private static double share(List<RawCell> cells, Predicate<RawCell> test) {
        return (double) cells.stream().filter(test).count() / cells.size();
    }

    /// Eight bare digits are a day only under a name that says so; a refused day (平成33年) is
    /// meant as one all the same.
    private boolean isDay(RawCell cell, String name) {
        CellValue day = reading.read(cell, SheetFieldType.DATE);
        boolean named = DAY_NAME.matcher(name).matches();
        if (cell instanceof RawCell.Numeric(var value, var format)
                && format.shape() != NumberFormat.Shape.DATE
                && format.shape() != NumberFormat.Shape.DATE_TIME) {
            return named && day.fits();
        }
        if (cell instanceof RawCell.Text(String text) && text.strip().matches("[0-9０-９]+")) {
            return named && day.fits();
        }
        boolean withTime = reading.text(cell).contains("T");
        boolean meant =
                day.problem() != null
                        && day.problem() != SheetProblem.Kind.NOT_A_DATE
                        && day.problem() != SheetProblem.Kind.INCOMPLETE;
        return (day.fits() && !(withTime && !named)) || meant;
    }

    private boolean isTime(RawCell cell) {
        return reading.read(cell, SheetFieldType.TIME).fits();
    }

    private boolean isPhone(RawCell cell, boolean named) {
        if (!(cell instanceof RawCell.Text(String text)) || text.length() > 40) {
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
                                            case RawCell.Text(String text) ->
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
