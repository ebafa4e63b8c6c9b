package jp.kakehashi.adminui.transfers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kakehashi.kernel.text.SearchFolding;

/// The words with which lists of transfers head their columns and fill some of them, from
/// `columns.txt`.
final class ListWords {
    private final SearchFolding folding;
    private final Map<String, List<String>> words = new HashMap<>();

    ListWords(SearchFolding folding) {
        this.folding = folding;
        try (InputStream in =
                Objects.requireNonNull(ListWords.class.getResourceAsStream("columns.txt"))) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(this::take);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(String line) {
        int colon = line.indexOf(':');
        if (colon > 0 && !line.startsWith("#")) {
            words.put(
                    line.substring(0, colon),
                    Arrays.stream(line.substring(colon + 1).split(",", -1))
                            .map(folding::fold)
                            .toList());
        }
    }

    /// How sure it is that `text` means `what`: 0 is surest, negative is not at all.
    int place(String what, String text) {
        return words.getOrDefault(what, List.of()).indexOf(folding.fold(text));
    }

    boolean means(String what, String text) {
        return place(what, text) >= 0;
    }
}
