package jp.kakehashi.ledgerui.menu;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.ui.Icon;

/// What can be done under one heading of a ledger's menu. Offers only what this person may do now.
public final class MenuGroup {
    private final String headKey;
    private final List<Entry> entries = new ArrayList<>();

    /// One line of it.
    ///
    /// @param press its own key, empty for none
    public record Entry(Icon icon, String key, String press, Runnable run) {}

    /// An empty group under that heading.
    public MenuGroup(String headKey) {
        this.headKey = headKey;
    }

    /// With that line.
    public MenuGroup add(Icon icon, String key, String press, Runnable run) {
        entries.add(new Entry(icon, key, press, run));
        return this;
    }

    /// With that line where `offered`.
    public MenuGroup addIf(boolean offered, Icon icon, String key, String press, Runnable run) {
        return offered ? add(icon, key, press, run) : this;
    }

    String headKey() {
        return headKey;
    }

    /// Its lines, from above.
    public List<Entry> entries() {
        return List.copyOf(entries);
    }
}
