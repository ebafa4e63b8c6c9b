package jp.kakehashi.server.accounts;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/// A code that an administrator hands over and that lets its owner set a password, once. 80 bits in
/// letters that cannot be mistaken for one another, in groups of four.
final class OneTimeCode {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    private static final int SIGNS = 16;
    private static final int GROUP = 4;

    private OneTimeCode() {}

    /// A new code.
    static String fresh(SecureRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < SIGNS; i++) {
            text.append(i > 0 && i % GROUP == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    /// As it was made, however somebody types it: small letters, full width, without hyphens.
    static String normal(String typed) {
        String signs =
                Normalizer.normalize(typed, Normalizer.Form.NFKC)
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^0-9A-Z]", "");
        return signs.replaceAll("(.{%d})(?!$)".formatted(GROUP), "$1-");
    }
}
