package jp.kakehashi.ledgerui.sample;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerNews;
import jp.kakehashi.records.LedgerId;

/// News that a test makes up; which rows are watched is remembered.
public final class MemoryNews implements LedgerNews {
    public final List<Item> items = new ArrayList<>();
    public final Set<UUID> watched = new LinkedHashSet<>();
    public volatile Problem refusal;
    public volatile Problem trouble;

    @Override
    public synchronized boolean watches(LedgerId ledger, UUID row) {
        return watched.contains(row);
    }

    @Override
    public synchronized void watch(LedgerId ledger, UUID row) {
        if (refusal != null) {
            throw refusal.asException();
        }
        watched.add(row);
    }

    @Override
    public synchronized void leave(LedgerId ledger, UUID row) {
        watched.remove(row);
    }

    @Override
    public synchronized List<Item> newest() {
        if (trouble != null) {
            throw trouble.asException();
        }
        return List.copyOf(items);
    }

    @Override
    public synchronized int unread() {
        return (int) items.stream().filter(Item::unread).count();
    }

    @Override
    public synchronized void read(List<Item> some) {
        items.replaceAll(
                item ->
                        some.contains(item)
                                ? new Item(
                                        item.form(),
                                        item.row(),
                                        item.about(),
                                        item.who(),
                                        item.change(),
                                        item.fields(),
                                        item.times(),
                                        item.words(),
                                        item.file(),
                                        item.at(),
                                        item.place(),
                                        false)
                                : item);
    }
}
