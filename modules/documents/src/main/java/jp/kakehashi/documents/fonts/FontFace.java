package jp.kakehashi.documents.fonts;

/// The faces paper is written in.
public enum FontFace {
    /// BIZ UDPGothic, for words.
    WORDS("BIZUDPGothic_400Regular.ttf", "BIZUDPGothic-Regular"),
    /// BIZ UDPGothic Bold, for headings.
    WORDS_BOLD("BIZUDPGothic_700Bold.ttf", "BIZUDPGothic-Bold"),
    /// BIZ UDGothic, whose figures are all of one width.
    FIGURES("BIZUDGothic_400Regular.ttf", "BIZUDGothic-Regular"),
    /// BIZ UDGothic Bold, for totals.
    FIGURES_BOLD("BIZUDGothic_700Bold.ttf", "BIZUDGothic-Bold"),
    /// IPAmj Mincho, for characters of the family registers that the others lack.
    NAMES("ipamjm.ttf", "IPAmjMincho");

    private final String file;
    private final String postScriptName;

    FontFace(String file, String postScriptName) {
        this.file = file;
        this.postScriptName = postScriptName;
    }

    /// Its file in `resources/fonts`.
    public String file() {
        return file;
    }

    /// Its name in a PDF, without the mark of a subset.
    public String postScriptName() {
        return postScriptName;
    }

    /// Whether it is a heading's or a total's.
    public boolean bold() {
        return this == WORDS_BOLD || this == FIGURES_BOLD;
    }
}
