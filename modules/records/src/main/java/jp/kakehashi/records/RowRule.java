package jp.kakehashi.records;

/// A rule over several fields of a row: of which rows it says that something is wrong, and in which
/// words. Like the checks of one field it can be overruled with a reason. Immutable.
///
/// @param wrong an expression that is true of a row that should not be, fields named by their ids
/// @param field the field at which it is said
/// @param says what is wrong
public record RowRule(String wrong, FieldId field, Label says) {
    /// What a broken rule is called: with the field, and its words in Japanese and in English.
    public static final String BROKEN = "problem.value.rule";

    /// How many arguments it has.
    public static final int BROKEN_ARGS = 3;

    /// Longest words, in characters.
    public static final int LONGEST = 80;

    /// Rules of one ledger.
    public static final int MOST = 20;
}
