package jp.kakehashi.storage.ledger;

import java.nio.file.Path;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import org.junit.jupiter.api.io.TempDir;

class H2SpineStoreTest extends SpineStoreContract {
    @TempDir Path dir;

    @Override
    Database open() {
        return Databases.openLocal(dir, new SystemClock());
    }
}
