package jp.kakehashi.ledgerui.record;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// A name under which a file can be saved on every system: what somebody called it, without what a
/// file system takes for something else. Pure.
final class SaveName {
    private static final int LONGEST_BYTES = 200;
    private static final int LONGEST_ENDING = 10;
    private static final Pattern NOT_IN_NAMES =
            Pattern.compile("[<>:\"|?*/\\\\\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final Pattern ENDS = Pattern.compile("^\\.+|[. ]+$");
    // Windows looks at what stands before the first dot.
    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|(com|lpt)[0-9¹²³])\\s*(\\..*)?");

    private SaveName() {}

    static String of(String called) {
        String plain = NOT_IN_NAMES.matcher(called).replaceAll("_").strip();
        plain = ENDS.matcher(plain).replaceAll("");
        int dot = plain.lastIndexOf('.');
        boolean ends = dot > 0 && plain.length() - dot <= LONGEST_ENDING;
        String ending = ends ? plain.substring(dot) : "";
        String stem = ends ? plain.substring(0, dot) : plain;
        while (bytes(stem + ending) > LONGEST_BYTES) {
            stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
        }
        boolean device = DEVICE.matcher(stem.strip().toLowerCase(Locale.ROOT)).matches();
        return stem.isBlank() || device ? "_" + stem + ending : stem + ending;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
