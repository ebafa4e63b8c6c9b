package jp.kakehashi.storage.search;

/// One form in which a word that was typed may stand in a row: `text` is folded, the first part of
/// an ISO date, or digits, as `way` says.
public record FindKey(FindWay way, String text) {
    /// Dates and numbers are known by how they begin.
    boolean fromEdge() {
        return way == FindWay.DATE || way == FindWay.NUMBER;
    }

    /// What is looked for in a row's text.
    String needle(boolean atEdge) {
        return atEdge || fromEdge() ? way.edge() + text : text;
    }
}
