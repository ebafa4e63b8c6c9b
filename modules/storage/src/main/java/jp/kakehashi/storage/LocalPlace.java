package jp.kakehashi.storage;

import java.util.function.UnaryOperator;
import jp.kakehashi.kernel.disk.Disk;

/// Where a local database lives: its disk, what H2 calls a file of that disk, and how large things
/// may grow before they are turned over.
record LocalPlace(
        Disk disk,
        UnaryOperator<String> h2Path,
        long segmentLimitBytes,
        long snapshotAfterBytes,
        long reservedBytes) {

    private static final long MEGABYTE = 1024 * 1024;

    /// The sizes of daily use.
    static LocalPlace usual(Disk disk, UnaryOperator<String> h2Path) {
        return new LocalPlace(disk, h2Path, 4 * MEGABYTE, 16 * MEGABYTE, 16 * MEGABYTE);
    }
}
