package jp.kakehashi.records;

/// The form of names that stand for tables and columns: lower-case letters, digits and `_`, at most
/// 40, starting with a letter. Asked for every cell of every change, hence without expressions.
final class NameForm {
    private static final int LONGEST = 40;

    private NameForm() {}

    static boolean fits(String name) {
        if (name.isEmpty() || name.length() > LONGEST || !letter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!letter(c) && (c < '0' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
