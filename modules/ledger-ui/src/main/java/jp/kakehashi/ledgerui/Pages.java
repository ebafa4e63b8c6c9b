package jp.kakehashi.ledgerui;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import jp.kakehashi.ledgerui.design.DesignView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.twins.TwinsView;
import jp.kakehashi.ledgerui.year.YearView;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// What stands in front in the workspace: one node at a time, of which the designer, the years and
/// the pairs are closed when another comes. Screen's thread only.
final class Pages {
    private final StackPane root;
    private final DesignDoor design;
    private final YearDoor years;
    private final TwinsDoor twins;

    /// Pages in `root`; whoever leaves one goes where `workspace` was before.
    Pages(UiContext ui, LedgerDesk desk, StackPane root, LedgerWorkspace workspace) {
        this.root = root;
        design = new DesignDoor(ui, desk, root, workspace::openLedger, workspace::leavePage);
        years = new YearDoor(ui, desk, root, workspace::leavePage);
        twins = new TwinsDoor(ui, desk, root, workspace::leavePage);
    }

    /// Opens the designer on a ledger, or on a new one when null.
    void design(@Nullable LedgerId ledger) {
        design.open(ledger);
    }

    /// Opens the years of a ledger.
    void years(LedgerId ledger) {
        years.open(ledger);
    }

    /// The way into the pairs.
    TwinsDoor twins() {
        return twins;
    }

    /// The designer, null when it is not open.
    @Nullable DesignView design() {
        return design.view();
    }

    /// The years, null when they are not open.
    @Nullable YearView years() {
        return years.view();
    }

    /// The pairs, null when they are not open.
    @Nullable TwinsView pairs() {
        return twins.view();
    }

    /// Asks before a draft in the designer goes.
    void leave(Runnable go) {
        design.leave(go);
    }

    /// Goes elsewhere in the workspace, after asking for a draft in the designer.
    void elsewhere(Runnable go) {
        design.leave(
                () -> {
                    design.close();
                    go.run();
                });
    }

    /// Brings `page` to the front.
    void front(Node page) {
        years.close();
        twins.close();
        root.getChildren().setAll(page);
    }

    void close() {
        design.close();
        years.close();
        twins.close();
    }
}
