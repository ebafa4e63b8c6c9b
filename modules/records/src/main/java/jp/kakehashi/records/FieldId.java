package jp.kakehashi.records;

import jp.kakehashi.kernel.Problem;

/// Name of a field in code, files and changes: lower-case letters, digits and `_`, at most 40,
/// starting with a letter, so that it can name a column.
public record FieldId(String value) implements Comparable<FieldId> {
    public FieldId {
        if (!NameForm.fits(value)) {
            throw Problem.invalid("problem.field.id", value).asException();
        }
    }

    /// Whether a field may have that name.
    public static boolean fits(String name) {
        return NameForm.fits(name);
    }

    @Override
    public int compareTo(FieldId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
