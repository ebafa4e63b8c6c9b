package jp.kakehashi.ledgerui;

import javafx.scene.layout.StackPane;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.twins.TwinsView;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// The way into the pairs of a ledger and out of them; one is open at a time. Screen's thread only.
final class TwinsDoor {
    private final UiContext ui;
    private final LedgerDesk desk;
    private final StackPane root;
    private final Runnable ended;
    private @Nullable TwinsView view;

    TwinsDoor(UiContext ui, LedgerDesk desk, StackPane root, Runnable ended) {
        this.ui = ui;
        this.desk = desk;
        this.root = root;
        this.ended = ended;
    }

    void open(LedgerId ledger) {
        close();
        TwinsView next =
                new TwinsView(
                        ui,
                        desk,
                        ledger,
                        () -> {
                            close();
                            ended.run();
                        });
        view = next;
        root.getChildren().setAll(next);
        next.focusFirst();
    }

    @Nullable TwinsView view() {
        return view;
    }

    void close() {
        if (view != null) {
            view.close();
            view = null;
        }
    }
}
