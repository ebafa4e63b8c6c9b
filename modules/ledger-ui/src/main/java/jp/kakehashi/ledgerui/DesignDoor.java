package jp.kakehashi.ledgerui;

import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import jp.kakehashi.ledgerui.design.DesignView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// The way into the designer and out of it; one is open at a time. Screen's thread only.
final class DesignDoor {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final StackPane root;
    private final Consumer<LedgerId> openLedger;
    private final Runnable ended;
    private @Nullable DesignView view;

    /// A door in `root`; `ended` runs when somebody leaves without going to a ledger.
    DesignDoor(
            UiContext ui,
            LedgerDesk desk,
            StackPane root,
            Consumer<LedgerId> openLedger,
            Runnable ended) {
        this.ui = ui;
        this.desk = desk;
        this.root = root;
        this.openLedger = openLedger;
        this.ended = ended;
    }

    /// Opens it on a ledger, or on a new one when null.
    void open(@Nullable LedgerId ledger) {
        close();
        DesignView next =
                new DesignView(
                        ui,
                        desk,
                        () -> {
                            close();
                            ended.run();
                        },
                        openLedger);
        view = next;
        root.getChildren().setAll(next);
        if (ledger == null) {
            next.begin();
        } else {
            next.open(ledger);
        }
    }

    /// Asks before a draft goes.
    void leave(Runnable go) {
        if (view == null) {
            go.run();
        } else {
            view.leave(go);
        }
    }

    /// What is open, null for nothing.
    @Nullable DesignView view() {
        return view;
    }

    void close() {
        if (view != null) {
            view.close();
            view = null;
        }
    }
}
