package jp.kakehashi.server.ledgers;

import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;

class H2CommentsTest extends CommentsContract {
    @Override
    Database database() {
        return Databases.inMemory();
    }
}
