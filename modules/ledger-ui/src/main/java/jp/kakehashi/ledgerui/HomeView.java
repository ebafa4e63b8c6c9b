package jp.kakehashi.ledgerui;

import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import jp.kakehashi.ledger.LedgerService.ReturnedEdit;
import jp.kakehashi.ledgerui.approvals.ApprovalsView;
import jp.kakehashi.ledgerui.approvals.ApprovalsViewModel;
import jp.kakehashi.ledgerui.conflicts.InboxView;
import jp.kakehashi.ledgerui.conflicts.InboxViewModel;
import jp.kakehashi.ledgerui.conflicts.ReturnedView;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.list.LedgerListView;
import jp.kakehashi.ledgerui.list.LedgerListViewModel;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.UiContext;

/// The way in: the ledgers, what waits to be decided and what came back, each with its count.
final class HomeView extends BorderPane {
    private final LedgerListView ledgers;
    private final InboxView inbox;
    private final ReturnedView returned;
    private final ToggleGroup tabs = new ToggleGroup();
    private final ToggleButton ledgersTab;
    private final ToggleButton inboxTab;
    private final ToggleButton returnedTab;
    private final ApprovalsViewModel drafts;
    private final ApprovalsView approvals;
    private final ToggleButton approvalsTab;

    /// Where the home screen leads.
    record Ways(
            Consumer<LedgerId> open,
            Runnable importFile,
            Runnable design,
            Consumer<ReturnedEdit> mend) {}

    HomeView(
            UiContext ui,
            LedgerDesk desk,
            LedgerListViewModel list,
            InboxViewModel waiting,
            Ways ways) {
        Texts texts = desk.texts();
        ledgers = new LedgerListView(list, desk, ui.controls(), ways.open(), ways.importFile());
        inbox = new InboxView(waiting, desk, ui);
        returned = new ReturnedView(waiting, desk, ui, ways.mend());
        ledgersTab = tab(texts.bind("ledger.home.ledgers"), ledgers);
        inboxTab =
                tab(
                        counted(
                                texts,
                                "ledger.home.inbox",
                                "ledger.home.inboxCount",
                                waiting.conflicts()),
                        inbox);
        returnedTab =
                tab(
                        counted(
                                texts,
                                "ledger.home.returned",
                                "ledger.home.returnedCount",
                                waiting.returned()),
                        returned);
        drafts = new ApprovalsViewModel(desk, ui.tasks());
        drafts.open();
        approvals = new ApprovalsView(drafts, desk, ui);
        approvalsTab =
                tab(
                        counted(
                                texts,
                                "ledger.home.approvals",
                                "ledger.home.approvalsCount",
                                drafts.waiting()),
                        approvals);
        HBox switches = new HBox(ledgersTab, approvalsTab, inboxTab, returnedTab);
        switches.getStyleClass().add("home-tabs");
        switches.setAlignment(Pos.CENTER_LEFT);
        Label title = ui.controls().title("ledger.home.title");
        title.setMinWidth(USE_PREF_SIZE);
        Button take = ui.controls().primary("ledger.home.import", "Ctrl O", ways.importFile());
        Button make = ui.controls().secondary("ledger.home.design", ways.design());
        setTop(ui.controls().bar(title, switches, ui.controls().spring(), make, take));
        tabs.selectedToggleProperty()
                .addListener(
                        (source, was, now) -> {
                            if (now == null && was != null) {
                                was.setSelected(true);
                            } else if (now instanceof ToggleButton button
                                    && button.getUserData() instanceof Node node) {
                                setCenter(node);
                            }
                        });
        ledgersTab.setSelected(true);
        getStyleClass().add("home-view");
    }

    void showLedgers() {
        ledgersTab.setSelected(true);
    }

    void showInbox() {
        inboxTab.setSelected(true);
    }

    /// The look of every screen of the ledgers.
    static String sheet() {
        return Objects.requireNonNull(HomeView.class.getResource("ledger.css")).toExternalForm();
    }

    void close() {
        drafts.close();
    }

    void showApprovals() {
        approvalsTab.setSelected(true);
        approvals.focusList();
    }

    void showReturned() {
        returnedTab.setSelected(true);
    }

    /// Asks before decisions that are half written go.
    void leave(Runnable go) {
        inbox.leave(go);
    }

    void focusFirst() {
        if (approvalsTab.isSelected()) {
            approvals.focusList();
        } else if (inboxTab.isSelected()) {
            inbox.focusList();
        } else {
            ledgers.focusFirst();
        }
    }

    private ToggleButton tab(StringBinding words, Node content) {
        ToggleButton button = new ToggleButton();
        button.textProperty().bind(words);
        button.setToggleGroup(tabs);
        button.setUserData(content);
        button.getStyleClass().setAll("home-tab");
        button.setMinWidth(USE_PREF_SIZE);
        return button;
    }

    private static StringBinding counted(
            Texts texts, String none, String some, ObservableList<?> things) {
        return Bindings.createStringBinding(
                () -> things.isEmpty() ? texts.get(none) : texts.get(some, things.size()),
                texts.languageProperty(),
                things);
    }
}
