package jp.kakehashi.ui.shell;

import jp.kakehashi.ui.PlaceName;

/// Who works here, as the status bar shows it: the person's name as in the staff
/// list, the person's office and section, and the server's office.
public record SessionInfo(
        String staffNumber,
        String staffName,
        PlaceName office,
        PlaceName section,
        PlaceName server,
        boolean training) {}
