package jp.kakehashi.adminui.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import jp.kakehashi.kernel.text.SearchFolding;
import org.jspecify.annotations.Nullable;

/// Everything of one kind that head office told, and those of it that match what is looked for.
/// Screen's thread only; needs no toolkit.
public final class FoundList<T> {
    private final SearchFolding folding = new SearchFolding();
    private final Function<T, String> id;
    private final Function<T, String> text;
    private final List<T> all = new ArrayList<>();
    private final ObservableList<T> shown = FXCollections.observableArrayList();
    private String wanted = "";

    /// An empty list.
    ///
    /// @param id by which one is the same after all were asked for again; the list is in its order
    /// @param text in which words are looked for
    public FoundList(Function<T, String> id, Function<T, String> text) {
        this.id = id;
        this.text = text;
    }

    /// Takes all there are now.
    public void took(List<T> found) {
        all.clear();
        all.addAll(found);
        filter();
    }

    /// What `was` is now; null when it is not among them any more, and for null.
    public @Nullable T now(@Nullable T was) {
        return was == null
                ? null
                : all.stream().filter(each -> same(each, was)).findFirst().orElse(null);
    }

    /// Takes one as it is now, in the place of its id.
    public void took(T one) {
        int at = 0;
        while (at < all.size() && id.apply(all.get(at)).compareTo(id.apply(one)) < 0) {
            at++;
        }
        if (at < all.size() && same(all.get(at), one)) {
            all.set(at, one);
        } else {
            all.add(at, one);
        }
        filter();
    }

    private boolean same(T one, T other) {
        return id.apply(one).equals(id.apply(other));
    }

    /// Shows only those whose text has every word of `words`.
    public void search(String words) {
        wanted = words;
        filter();
    }

    private void filter() {
        List<String> words =
                Arrays.stream(wanted.strip().split("[\\s　]+"))
                        .map(folding::fold)
                        .filter(w -> !w.isEmpty())
                        .toList();
        List<T> found = all.stream().filter(each -> matches(each, words)).toList();
        if (!List.copyOf(shown).equals(found)) {
            shown.setAll(found);
        }
    }

    private boolean matches(T one, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        String folded = folding.fold(text.apply(one));
        return words.stream().allMatch(folded::contains);
    }

    /// How many there are in all.
    public int count() {
        return all.size();
    }

    /// Those that match.
    public ObservableList<T> shown() {
        return shown;
    }
}
