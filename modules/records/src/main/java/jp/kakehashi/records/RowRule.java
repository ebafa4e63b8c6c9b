package jp.kakehashi.records;

/// A rule over several fields of a row: of which rows it says that something is wrong, and in which
/// words. Like the checks of one field it can be overruled with a reason. Immutable.
///
/// @param wrong an expression that is true of a row that should not be, fields named by their ids
/// @param field the field at which it is said
/// @param says what is wrong
public record RowRule(String wrong, FieldId field, Label says) {
    /// Longest words, in characters.
    public static final int LONGEST = 80;

    /// Rules of one ledger.
    public static final int MOST = 20;
}
