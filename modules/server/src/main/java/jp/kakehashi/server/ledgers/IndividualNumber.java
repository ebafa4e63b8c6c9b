package jp.kakehashi.server.ledgers;

/// The form of an individual number (個人番号): twelve digits, the last a check digit by the
/// ministerial ordinance of 2014 (総務省令第85号, 第5条).
final class IndividualNumber {
    private static final int DIGITS = 12;

    private IndividualNumber() {}

    static boolean valid(String text) {
        if (text.length() != DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        int sum = 0;
        for (int n = 1; n < DIGITS; n++) {
            int digit = text.charAt(DIGITS - 1 - n) - '0';
            sum += digit * (n <= 6 ? n + 1 : n - 5);
        }
        int remainder = sum % 11;
        int check = remainder <= 1 ? 0 : 11 - remainder;
        return text.charAt(DIGITS - 1) - '0' == check;
    }
}
