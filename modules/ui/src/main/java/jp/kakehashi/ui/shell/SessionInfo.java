package jp.kakehashi.ui.shell;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who works here, as the status bar shows it: names as in the staff list, the office of the
/// person and the name of the server's office. `offlineUntil` is set when the sign-in was made
/// without a connection: the last moment the person may work so.
public record SessionInfo(
        String staffNumber,
        String staffName,
        String officeName,
        String sectionName,
        String serverName,
        boolean training,
        @Nullable Instant offlineUntil) {}
