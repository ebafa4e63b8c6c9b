package jp.kakehashi.adminui.desk;

import jp.kakehashi.records.LedgerDefinition;
import org.jspecify.annotations.Nullable;

/// A pack that came with the program, beside what head office has of it.
///
/// @param text the file of `shipped`, with its remarks
/// @param published the newest version at head office, whoever changed it; null where there is none
public record Pack(
        String name, LedgerDefinition shipped, String text, @Nullable LedgerDefinition published) {}
