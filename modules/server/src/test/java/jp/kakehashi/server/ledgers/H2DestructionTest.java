package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;

class H2DestructionTest extends DestructionContract {
    @Override
    Database database() {
        return Databases.inMemory();
    }
}
