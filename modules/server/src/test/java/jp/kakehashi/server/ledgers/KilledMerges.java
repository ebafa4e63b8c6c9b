package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.MergeMessages.Merge;

/// Merges two rows and takes that back again and again until it is killed, as a process of its own.
final class KilledMerges extends MergeSite {
    /// How many rows point to the buried one.
    static final int POINTING = 40;

    private KilledMerges(Path folder) {
        dir = folder;
    }

    @Override
    Database database() {
        return Databases.openLocal(dir.resolve("db"), new SystemClock());
    }

    public static void main(String[] args) {
        KilledMerges rows = new KilledMerges(Path.of(args[0]));
        rows.open();
        for (int i = 0; i < POINTING; i++) {
            rows.pointing(rows.site.keeper, VISITS, rows.other);
        }
        rows.attached(rows.other, "届.txt");
        rows.said(rows.say(rows.other, null, "窓口で聞いた"));
        System.out.println("rows " + rows.kept + " " + rows.other);
        while (true) {
            Merge sent = rows.sent("fee", "name", "permit");
            System.out.println("merge " + sent.id());
            System.out.println("going");
            rows.merge(rows.site.keeper, sent);
            System.out.println("merged " + sent.id());
            System.out.println("going");
            rows.undo(rows.site.keeper, sent.id());
            System.out.println("undone " + sent.id());
        }
    }

    /// Head office with what that process left.
    static Site reopened(Path folder) {
        return new Site(
                folder,
                Databases.openLocal(folder.resolve("db"), new SystemClock()),
                Databases.inMemory());
    }

    static UUID id(String line) {
        return UUID.fromString(line.substring(line.lastIndexOf(' ') + 1));
    }
}
