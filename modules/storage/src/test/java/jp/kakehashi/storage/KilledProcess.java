package jp.kakehashi.storage;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Assertions;

/// The child of {@link KillTest}: edits without end and says on stdout what was begun and what was
/// acknowledged.
final class KilledProcess {
    private KilledProcess() {}

    public static void main(String[] args) {
        Trial trial = new Trial(Long.parseLong(args[1]));
        int first = Integer.parseInt(args[2]);
        Database database = Databases.openLocal(Path.of(args[0]), InstantSource.system());
        Trial.define(database, 1);
        System.out.println("ready");
        for (int number = first; number < first + 1_000_000; number++) {
            int edit = number;
            boolean done =
                    database.write(
                            tx -> {
                                trial.edit(tx, 0, edit);
                                return true;
                            });
            Assertions.assertTrue(done);
            System.out.println(edit);
            if (number % 50 == 0) {
                database.snapshot();
            }
        }
    }
}
