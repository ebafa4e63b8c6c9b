package jp.kakehashi.records;

/// Why an expression cannot be used, and where in what was typed: places in UTF-16 units, the end
/// not included. What stands there may be somebody's name, so only a screen shows it.
public record FormulaFault(Why why, int from, int to) {
    /// What is wrong at that place.
    public enum Why {
        /// No field of that name, or none for this person.
        NAME,
        /// A field whose content cannot be reckoned with.
        FIELD,
        /// No function of that name.
        FUNCTION,
        /// A sign that means nothing here.
        SIGN,
        /// A text that is not closed.
        OPEN,
        /// Not a value of the field that it is compared with.
        VALUE,
        /// Things that cannot be compared or reckoned with each other.
        KINDS,
        /// Something is missing or too much.
        FORM,
        /// It is not true or false, as a condition has to be.
        CONDITION,
        /// Too long or too deep.
        SIZE
    }
}
