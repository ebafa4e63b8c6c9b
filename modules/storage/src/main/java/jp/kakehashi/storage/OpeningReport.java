package jp.kakehashi.storage;

import java.util.List;

/// What was found when a local database was opened: whether the index had to be built again, how
/// many groups were replayed for that, how many bytes of a half-written, never acknowledged tail
/// were cut off, and which files were not what was written (the others made up for them).
public record OpeningReport(
        boolean rebuilt, long replayedGroups, long cutBytes, List<String> damagedFiles) {}
