package jp.kakehashi.ledgerui.grid;

import java.util.function.Supplier;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Tone;

/// How something of the ledger stands, and where it is dealt with: 令和8年度・書き込み中.
///
/// @param words in the language of the moment
public record StateChip(Icon icon, Tone tone, Supplier<String> words, Runnable go) {}
