package jp.kakehashi.ledger;

import java.util.List;
import jp.kakehashi.records.ColumnLayout;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;

/// How a person looks at ledgers on this PC: kept with their copy, encrypted as it is, and sent
/// nowhere but where {@link #publish} says so. Every method blocks. What cannot be read any more
/// counts as never kept.
public interface KeptViews {
    /// The columns as the person left them.
    ColumnLayout columns(LedgerId ledger);

    /// Keeps them.
    void keepColumns(LedgerId ledger, ColumnLayout columns);

    /// The person's own views, in their order.
    List<LedgerView> mine(LedgerId ledger);

    /// Keeps them, in place of those before.
    void keepMine(LedgerId ledger, List<LedgerView> views);

    /// Makes `views` the office's: the next version of the ledger's form, which is returned. Needs
    /// the line, and the right to publish the form.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.view.offline`,
    ///     `problem.definition.rights`, `problem.definition.version` when somebody else published
    ///     meanwhile, `problem.definition.views`
    LedgerDefinition publish(LedgerDefinition form, List<LedgerView> views);
}
