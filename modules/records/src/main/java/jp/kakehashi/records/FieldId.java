package jp.kakehashi.records;

import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;

/// Name of a field in code, files and changes: lower-case letters, digits and `_`, at most 40,
/// starting with a letter, so that it can name a column.
public record FieldId(String value) implements Comparable<FieldId> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    public FieldId {
        if (!FORM.matcher(value).matches()) {
            throw Problem.invalid("problem.field.id", value).asException();
        }
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
