package jp.kakehashi.ledgerui;

import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.purpose.PurposeForm;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;

/// The door of ledgers that list purposes of reading: nobody passes without having named one.
final class PurposeDoor {
    private final UiContext ui;
    private final LedgerDesk desk;

    PurposeDoor(UiContext ui, LedgerDesk desk) {
        this.ui = ui;
        this.desk = desk;
    }

    /// Runs `go`, after the question where there is one; who leaves the question stays outside.
    void pass(LedgerId ledger, Runnable go) {
        LedgerDefinition definition;
        try {
            definition = desk.service().definition(ledger);
        } catch (ProblemException e) {
            // The room says what is wrong with it.
            go.run();
            return;
        }
        if (desk.service().purposes().missing(definition)) {
            new PurposeForm(ui, desk, definition).show(go);
        } else {
            go.run();
        }
    }
}
