package jp.kakehashi.server.accounts;

import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;

/// What names of staff, devices, offices and roles may look like, so that they fit their columns
/// and can stand in logs and addresses.
final class Names {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

    private Names() {}

    /// @throws jp.kakehashi.kernel.ProblemException `problem.account.code` with what it should
    ///     name
    static String code(String what, String value) {
        if (!CODE.matcher(value).matches()) {
            throw Problem.invalid("problem.account.code", what).asException();
        }
        return value;
    }

    static boolean isCode(String value) {
        return CODE.matcher(value).matches();
    }

    static boolean isDevice(String value) {
        return DEVICE.matcher(value).matches();
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.account.name` with what it should
    ///     name
    static String text(String what, String value) {
        String text = value.strip();
        if (text.isEmpty()
                || text.length() > 200
                || text.codePoints().anyMatch(Character::isISOControl)) {
            throw Problem.invalid("problem.account.name", what).asException();
        }
        return text;
    }
}
