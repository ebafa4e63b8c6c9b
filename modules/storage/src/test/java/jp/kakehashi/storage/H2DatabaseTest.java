package jp.kakehashi.storage;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.io.TempDir;

class H2DatabaseTest extends DatabaseContract {
    @TempDir Path dir;

    @Override
    Database open() {
        return Databases.openLocal(dir, InstantSource.system());
    }
}
