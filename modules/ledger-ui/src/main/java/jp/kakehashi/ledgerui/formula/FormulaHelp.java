package jp.kakehashi.ledgerui.formula;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FormulaFault;
import jp.kakehashi.records.FormulaText;

/// What a person who writes an expression is told: which names and functions begin or contain what
/// stands before the caret, and in words what is wrong with it. Pure.
public record FormulaHelp(LedgerDesk desk, FormulaText expressions) {
    private static final int OFFERED = 8;
    private static final int QUOTED = 24;

    /// Where the word begins that ends at the caret.
    static int wordBefore(String text, int caret) {
        int from = caret;
        while (from > 0 && inWord(text.charAt(from - 1))) {
            from--;
        }
        return from > 0 && text.charAt(from - 1) == '[' ? from - 1 : from;
    }

    private static boolean inWord(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '_' || c == '・';
    }

    private boolean japanese() {
        return desk.language().equals("ja");
    }

    /// What may be meant at the caret; those that begin alike first.
    List<String> offers(String text, int caret) {
        String word = text.substring(wordBefore(text, caret), caret).toLowerCase(Locale.ROOT);
        String wanted = word.startsWith("[") ? word.substring(1) : word;
        List<String> words = expressions.words(japanese());
        Stream<String> begin = words.stream().filter(w -> plain(w).startsWith(wanted));
        Stream<String> hold =
                words.stream()
                        .filter(w -> !plain(w).startsWith(wanted) && plain(w).contains(wanted));
        List<String> meant = Stream.concat(begin, hold).limit(OFFERED).toList();
        return meant.isEmpty() ? alike(words, wanted) : meant;
    }

    /// What shares the most letters with a word that is none.
    private static List<String> alike(List<String> words, String wanted) {
        return words.stream()
                .filter(word -> shared(word, wanted) > 0)
                .sorted(Comparator.comparingLong((String word) -> -shared(word, wanted)))
                .limit(OFFERED)
                .toList();
    }

    private static long shared(String word, String wanted) {
        return plain(word).chars().filter(c -> wanted.indexOf(c) >= 0).count();
    }

    private static String plain(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return small.startsWith("[") ? small.substring(1) : small;
    }

    /// The expression as this person reads it.
    public String show(String formula) {
        return expressions.show(formula, japanese());
    }

    /// What is wrong, with the place.
    String words(FormulaFault fault, String typed) {
        int to = Math.min(fault.to(), typed.length());
        String there = typed.substring(Math.min(fault.from(), to), to);
        String shown = there.length() > QUOTED ? there.substring(0, QUOTED) + "…" : there;
        String key =
                switch (fault.why()) {
                    case NAME -> "ledger.formula.fault.name";
                    case FIELD -> "ledger.formula.fault.field";
                    case FUNCTION -> "ledger.formula.fault.function";
                    case SIGN -> "ledger.formula.fault.sign";
                    case OPEN -> "ledger.formula.fault.open";
                    case VALUE -> "ledger.formula.fault.value";
                    case KINDS -> "ledger.formula.fault.kinds";
                    case FORM -> "ledger.formula.fault.form";
                    case CONDITION -> "ledger.formula.fault.condition";
                    case SIZE -> "ledger.formula.fault.size";
                };
        return desk.texts().get(key, shown, fault.from() + 1);
    }
}
