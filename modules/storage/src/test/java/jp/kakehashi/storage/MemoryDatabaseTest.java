package jp.kakehashi.storage;

class MemoryDatabaseTest extends DatabaseContract {
    @Override
    Database open() {
        return Databases.inMemory();
    }
}
