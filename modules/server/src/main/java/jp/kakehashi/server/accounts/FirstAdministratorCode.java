package jp.kakehashi.server.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/// The one-time code with which the first administrator is made. It lives in memory only, while
/// nobody has an account; each start makes another. 100 bits, written in groups of five.
public final class FirstAdministratorCode {
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private final String code;

    /// A new code.
    public FirstAdministratorCode() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        code = text.toString();
    }

    /// As it is shown to the person at the server.
    public String text() {
        return code;
    }

    boolean is(String given) {
        return MessageDigest.isEqual(
                code.getBytes(StandardCharsets.US_ASCII),
                given.strip().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
    }
}
