package jp.kakehashi.sheets;

/// The encoding of a CSV that is written.
public enum CsvForm {
    /// UTF-8 with its mark, so that Excel opens it rightly.
    UTF_8,
    /// UTF-8 without its mark, as other programs read it.
    UTF_8_BARE,
    /// windows-31j; refused as soon as there is a character that it lacks.
    WINDOWS_31J,
    /// windows-31j; the printer's 〓 stands where a character is lacking. Only for somebody who has
    /// seen the list of them.
    WINDOWS_31J_WITH_GETA
}
