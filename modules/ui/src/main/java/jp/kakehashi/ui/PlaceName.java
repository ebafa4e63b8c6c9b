package jp.kakehashi.ui;

/// What an office or a section is called. Given to {@link Texts} as an argument, it is written in
/// the language of the sentence; the language may change while the name is on the screen.
public record PlaceName(String japanese, String english) {
    /// The name in `language`.
    public String in(Language language) {
        return language == Language.JAPANESE ? japanese : english;
    }
}
