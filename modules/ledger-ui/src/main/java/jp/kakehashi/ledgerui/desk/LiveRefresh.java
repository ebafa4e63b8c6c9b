package jp.kakehashi.ledgerui.desk;

import java.util.concurrent.atomic.AtomicBoolean;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Calls an action on the screen's thread after something changed, once for a burst of changes.
public final class LiveRefresh implements AutoCloseable {
    private final AtomicBoolean told = new AtomicBoolean();
    private final UiTasks tasks;
    private final Runnable action;
    private final Subscription subscription;
    private volatile boolean closed;

    /// Listens to `ledger`, or to all when null, until closed.
    public LiveRefresh(
            LedgerService service, UiTasks tasks, @Nullable LedgerId ledger, Runnable action) {
        this.tasks = tasks;
        this.action = action;
        subscription = service.onChange(ledger, this::changed);
    }

    private void changed() {
        if (told.compareAndSet(false, true)) {
            tasks.onScreen(
                    () -> {
                        told.set(false);
                        if (!closed) {
                            action.run();
                        }
                    });
        }
    }

    @Override
    public void close() {
        closed = true;
        subscription.close();
    }
}
