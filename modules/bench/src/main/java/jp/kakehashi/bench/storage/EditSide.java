package jp.kakehashi.bench.storage;

import java.sql.SQLException;

/// One of the two things compared.
interface EditSide extends AutoCloseable {
    /// Makes one edit's three rows durable; called from many threads.
    void write(EditRows edit) throws Exception;

    @Override
    void close() throws SQLException;
}
