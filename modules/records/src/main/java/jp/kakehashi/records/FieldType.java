package jp.kakehashi.records;

/// What kind of value a field holds. A value travels, is compared and is hashed as canonical text
/// (see {@link Values}); the type says how that text is read, shown and stored in a column.
public enum FieldType {
    /// One line of text, at most 400 characters.
    TEXT,
    /// Several lines, at most 20,000 characters.
    LONG_TEXT,
    /// A decimal number without exponent.
    NUMBER,
    /// Whole yen.
    YEN,
    /// A calendar day, ISO 8601; shown in 和暦.
    DATE,
    /// A time of day, `HH:MM`.
    TIME,
    /// One of the field's choices, by its code.
    CHOICE,
    /// `true` or `false`.
    CHECK,
    /// A resident's name as written, any 異体字 kept.
    PERSON,
    /// A staff number.
    STAFF,
    /// A telephone number, digits and hyphens.
    PHONE,
    /// A number given by head office (R8-0012); never written by a person.
    AUTO_NUMBER,
    /// A row of another ledger, by its id; what is shown of it, that ledger's own rights decide.
    LINK,
    /// Files kept with the row, as {@link Attachment} writes them.
    ATTACHMENTS,
    /// A postal address in Japan, as {@link PostalAddress} writes it.
    ADDRESS,
    /// Several of the field's choices: their codes in order, one a line.
    CHOICES,
    /// Worked out from other fields of the row wherever it is read; written, sent and kept nowhere.
    CALCULATED;

    /// Whether a cell of this type is kept, so that there can be a column, an order and a filter.
    public boolean kept() {
        return this != CALCULATED;
    }

    /// Whether a person may write a cell of this type.
    public boolean byHand() {
        return this != CALCULATED && this != AUTO_NUMBER;
    }

    /// Whether the field has choices.
    public boolean chosen() {
        return this == CHOICE || this == CHOICES;
    }
}
