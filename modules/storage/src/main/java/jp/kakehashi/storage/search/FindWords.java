package jp.kakehashi.storage.search;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.kernel.text.Wareki;

/// What a person typed to find something: words, each with the forms in which it may stand in a
/// row. A row is found when every word stands in it.
public record FindWords(String typed, List<Word> words) {
    /// Longer than what anybody types; the rest is not looked at.
    public static final int LONGEST = 200;

    private static final int MOST_WORDS = 8;
    private static final int ISO_MONTH = 7;
    private static final int ISO_YEAR = 4;
    private static final int FEWEST_PHONE_DIGITS = 3;
    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");
    private static final Pattern ERA =
            Pattern.compile("(?:明治?|大正?|昭和?|平成?|令和?|[MTSHRmtshr])\\.?[0-9元〇一二三四五六七八九十]{1,3}");
    private static final Pattern NUMBER =
            Pattern.compile("[¥\\\\]?(-?[0-9][0-9,]*(?:\\.[0-9]+)?)円?");
    private static final Pattern PHONE = Pattern.compile("[0-9()-]{3,20}");

    public FindWords {
        words = List.copyOf(words);
    }

    /// One word and its forms.
    public record Word(String typed, List<FindKey> keys) {
        public Word {
            keys = List.copyOf(keys);
        }
    }

    /// Reads what was typed; no words when there is nothing to look for in it.
    public static FindWords of(String typed, SearchFolding folding) {
        String text = typed.strip();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        List<Word> words = new ArrayList<>();
        List<String> pieces =
                dates(text).isEmpty() ? List.of(BLANKS.split(text, MOST_WORDS)) : List.of(text);
        for (String piece : pieces) {
            List<FindKey> keys = keys(piece, folding);
            if (!keys.isEmpty()) {
                words.add(new Word(piece, keys));
            }
        }
        return new FindWords(text, words);
    }

    private static List<FindKey> keys(String word, SearchFolding folding) {
        List<FindKey> keys = new ArrayList<>();
        for (String key : folding.searchKeys(word)) {
            if (!key.isEmpty()) {
                keys.add(new FindKey(FindWay.TEXT, key));
            }
        }
        dates(word).forEach(date -> keys.add(new FindKey(FindWay.DATE, date)));
        String half = Normalizer.normalize(word, Normalizer.Form.NFKC).replaceAll("[‐‑–—−ー]", "-");
        var number = NUMBER.matcher(half);
        if (number.matches()) {
            keys.add(new FindKey(FindWay.NUMBER, number.group(1).replace(",", "")));
        }
        String digits = half.replaceAll("[()-]", "");
        if (PHONE.matcher(half).matches() && digits.length() >= FEWEST_PHONE_DIGITS) {
            keys.add(new FindKey(FindWay.PHONE, digits));
        }
        return keys;
    }

    /// The beginnings of ISO dates that `text` means: a day, a month (令和5年2月, R5.2, 2023-02) or
    /// a year (令和5年, 2023年).
    private static List<String> dates(String text) {
        Wareki wareki = new Wareki();
        List<String> found = new ArrayList<>();
        add(found, wareki, text, LocalDate.MAX.toString().length());
        if (!found.isEmpty()) {
            return List.of(found.getFirst());
        }
        String half = Normalizer.normalize(text, Normalizer.Form.NFKC);
        boolean era = ERA.matcher(half).lookingAt();
        if (!era && !half.matches("[0-9]{4}(?:年.*|[-/.][0-9]{1,2})")) {
            return List.of();
        }
        for (String rest :
                era ? new String[] {"1日", ".1"} : new String[] {"1日", "-1", "/1", ".1"}) {
            add(found, wareki, half + rest, ISO_MONTH);
        }
        for (String rest : new String[] {"1月1日", "12月31日", "年1月1日", "年12月31日"}) {
            add(found, wareki, half + rest, ISO_YEAR);
        }
        return found.stream().distinct().toList();
    }

    private static void add(List<String> found, Wareki wareki, String text, int length) {
        if (wareki.read(text) instanceof Wareki.Reading.Day(LocalDate date)) {
            String iso = date.toString();
            found.add(iso.substring(0, Math.min(length, iso.length())));
        }
    }
}
