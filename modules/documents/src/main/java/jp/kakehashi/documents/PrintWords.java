package jp.kakehashi.documents;

/// The few words a print adds to what it prints. Paper of the city is Japanese; another language is
/// another set of these.
///
/// @param printed before day and time of the print
/// @param total before the sums at a ledger's end
/// @param columns before which part of the columns a page shows
/// @param training laid over every page of the training world
public record PrintWords(String printed, String total, String columns, String training) {
    /// Those of the city's paper.
    public static final PrintWords JAPANESE = new PrintWords("印刷", "合計", "列", "訓練");
}
