package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// Nobody is anywhere.
final class NoPresence implements Presence {
    @Override
    public void stand(
            LedgerId ledger, @Nullable UUID row, @Nullable FieldId field, boolean writing) {}

    @Override
    public void leave() {}

    @Override
    public List<Colleague> others(LedgerId ledger) {
        return List.of();
    }

    @Override
    public Subscription onChange(Runnable listener) {
        return () -> {};
    }
}
