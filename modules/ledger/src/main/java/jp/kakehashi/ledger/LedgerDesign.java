package jp.kakehashi.ledger;

import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;

/// Changing a ledger's definition, which needs the line: only head office knows the newest. Every
/// method blocks; failures are {@link jp.kakehashi.kernel.ProblemException}.
public interface LedgerDesign {

    /// The newest version and the YAML it was published by; where there was none, YAML that says
    /// it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.definition.rights` for who does not
    ///     own the ledger, `problem.design.offline`
    Source newest(LedgerId ledger);

    /// Publishes what `text` says as the next version, or as the first of a new ledger.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.pack.*`, `problem.definition.*`,
    ///     among them `version` when somebody published meanwhile, `problem.design.offline`
    LedgerDefinition publish(String text);

    /// A definition and the file that says it.
    record Source(LedgerDefinition definition, String text) {}
}
