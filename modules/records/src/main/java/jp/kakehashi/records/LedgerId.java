package jp.kakehashi.records;

import jp.kakehashi.kernel.Problem;

/// Name of a ledger in code, files and addresses: lower-case letters, digits and `_`, at most 40,
/// starting with a letter, so that it can name a table.
public record LedgerId(String value) implements Comparable<LedgerId> {
    public LedgerId {
        if (!NameForm.fits(value)) {
            throw Problem.invalid("problem.ledger.id", value).asException();
        }
    }

    /// Whether a ledger may have that name.
    public static boolean fits(String name) {
        return NameForm.fits(name);
    }

    @Override
    public int compareTo(LedgerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
