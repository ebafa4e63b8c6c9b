package jp.kakehashi.ledgerui.transfer.sheet;

import jp.kakehashi.ui.Texts;

/// Why a cell is taken otherwise than it stands, in words.
final class ChangeWords {
    private ChangeWords() {}

    static String why(Texts texts, String code) {
        return texts.get("ledger.change." + code);
    }
}
