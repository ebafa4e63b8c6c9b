package jp.kakehashi.ui.shell;

/// Who works here, as the status bar shows it: names as in the staff list, the office of the
/// person and the name of the server's office.
public record SessionInfo(
        String staffNumber,
        String staffName,
        String officeName,
        String sectionName,
        String serverName,
        boolean training) {}
