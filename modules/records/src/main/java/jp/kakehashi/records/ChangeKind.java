package jp.kakehashi.records;

/// What a {@link Change} does to its row.
public enum ChangeKind {
    /// A new row with its first values.
    CREATE,
    /// Some cells of a row.
    EDIT,
    /// The row becomes a tombstone; its history stays.
    DELETE,
    /// A deleted row comes back.
    RESTORE,
    /// Decides an open {@link Conflict}: of a cell, its one edit is the value that stands from now
    /// on; of a deletion, it has no edits and the row stays as it is.
    RESOLVE
}
