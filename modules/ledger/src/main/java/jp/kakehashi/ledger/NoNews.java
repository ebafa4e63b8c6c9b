package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.LedgerId;

/// Nothing is watched and nothing new.
final class NoNews implements LedgerNews {
    @Override
    public boolean watches(LedgerId ledger, UUID row) {
        return false;
    }

    @Override
    public void watch(LedgerId ledger, UUID row) {}

    @Override
    public void leave(LedgerId ledger, UUID row) {}

    @Override
    public List<Item> newest() {
        return List.of();
    }

    @Override
    public int unread() {
        return 0;
    }

    @Override
    public void read(List<Item> items) {}
}
