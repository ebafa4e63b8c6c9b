package jp.kakehashi.ledgerui.grid;

import jp.kakehashi.kernel.Problem;

/// A value that could not be written, with what was typed, so that nothing has to be typed twice.
public record CellTrouble(CellPlace place, String typed, Problem problem) {}
