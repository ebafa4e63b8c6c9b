package jp.kakehashi.records;

import org.jspecify.annotations.Nullable;

/// That rows of a ledger go through approval (決裁), and on which way.
///
/// @param route the route as `approval.ApprovalYaml` writes it
/// @param amount the field that says what a row is about in money, by which the route says who
///     decides; null where money plays no part
public record ApprovalRule(String route, @Nullable FieldId amount) {
    private static final String REGISTER = "_kessai";
    private static final int LONGEST = 40;

    /// The ledger in which the drafts of `ledger` are kept (決裁簿): written by head office alone,
    /// read by whoever opens `ledger`.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.ledger.id` when there is no room
    ///     for it
    public static LedgerId register(LedgerId ledger) {
        return new LedgerId(ledger.value() + REGISTER);
    }

    /// Whether there is room for the name of its register.
    public static boolean fits(LedgerId ledger) {
        return ledger.value().length() + REGISTER.length() <= LONGEST && !isRegister(ledger);
    }

    /// Whether `ledger` is the name of a register: nobody publishes or writes one by hand.
    public static boolean isRegister(LedgerId ledger) {
        return ledger.value().endsWith(REGISTER);
    }
}
