package jp.kakehashi.sheets;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Codes of a known length: a spreadsheet that took them for numbers dropped the zeros they begin
/// with.
enum CodeDigits {
    /// Telephone numbers have ten digits, those of mobiles eleven; both begin with 0.
    PHONE,
    /// Postal codes have seven.
    POSTAL;

    private static final Pattern PHONE_NAME = Pattern.compile(".*(電話|tel|携帯|fax|ファックス|連絡先).*");
    private static final Pattern POSTAL_NAME = Pattern.compile(".*(郵便番号|〒|postal|zip).*");
    private static final int POSTAL_DIGITS = 7;

    /// What a column of that name holds; the name in NFKC and small letters.
    static Optional<CodeDigits> named(String name) {
        if (POSTAL_NAME.matcher(name).matches()) {
            return Optional.of(POSTAL);
        }
        return PHONE_NAME.matcher(name).matches() ? Optional.of(PHONE) : Optional.empty();
    }

    /// The code with its zeros when it has lost some; null when it has not.
    @Nullable String lost(RawCell cell) {
        String digits =
                switch (cell) {
                    case RawCell.Numeric(var value, var format)
                            when format.shape() != NumberFormat.Shape.CODE ->
                            CellReading.plain(value);
                    case RawCell.Text(String text, var standing) when text.length() < 12 ->
                            text.strip();
                    default -> "";
                };
        if (!beginsWithoutZero(digits)) {
            return null;
        }
        return switch (this) {
            case PHONE -> digits.length() == 9 || digits.length() == 10 ? "0" + digits : null;
            case POSTAL ->
                    digits.length() < POSTAL_DIGITS && digits.length() > POSTAL_DIGITS - 4
                            ? "0".repeat(POSTAL_DIGITS - digits.length()) + digits
                            : null;
        };
    }

    private static boolean beginsWithoutZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < (i == 0 ? '1' : '0') || c > '9') {
                return false;
            }
        }
        return !digits.isEmpty();
    }
}
