package jp.kakehashi.storage.ledger;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/// The form in which text is looked for; what is stored in the cells never changes.
final class SearchText {
    SearchText() {}

    /// The search key of a value.
    String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /// The search keys of which one has to occur for `typed` to be found.
    List<String> keys(String typed) {
        return List.of(fold(typed));
    }
}
