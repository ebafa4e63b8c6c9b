package jp.kakehashi.ledgerui.grid;

import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.RowView;

/// A value that could not be written, with what was typed, so that nothing has to be typed twice,
/// and the row as it was when the writing began.
public record CellTrouble(CellPlace place, RowView seen, String typed, Problem problem) {}
