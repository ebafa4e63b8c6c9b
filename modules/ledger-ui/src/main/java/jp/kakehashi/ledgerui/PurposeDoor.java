package jp.kakehashi.ledgerui;

import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.purpose.PurposeForm;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// The door of ledgers that list purposes of reading: nobody passes without having named one.
final class PurposeDoor {
    private final UiContext ui;
    private final LedgerDesk desk;

    PurposeDoor(UiContext ui, LedgerDesk desk) {
        this.ui = ui;
        this.desk = desk;
    }

    /// Runs `go`, after the question where there is one; who leaves the question stays outside.
    /// Also the designer reads rows, to say what a change does; a ledger that is only being made,
    /// null, has none.
    void pass(@Nullable LedgerId ledger, Runnable go) {
        if (ledger == null) {
            go.run();
            return;
        }
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
