package jp.kakehashi.ui.find;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.ui.FindSource.Item;

/// What was opened from the box since signing in, newest first. In memory only: it holds names.
public final class LastUsed {
    private static final int KEPT = 6;

    private final List<Item> items = new ArrayList<>();

    /// Nothing yet.
    public LastUsed() {}

    void used(Item item) {
        items.removeIf(known -> known.key().equals(item.key()));
        items.addFirst(item);
        if (items.size() > KEPT) {
            items.removeLast();
        }
    }

    /// Only these stay, as they are called now.
    void keep(List<Item> still) {
        items.clear();
        items.addAll(still);
    }

    List<Item> items() {
        return List.copyOf(items);
    }
}
