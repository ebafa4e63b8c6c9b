package jp.kakehashi.bench.storage;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;

/// SQLite at its best for this load: one connection behind a lock (connections of their own would
/// sleep on one another's locks), prepared statements, WAL, synchronous=FULL, ids as 16 bytes.
final class SqliteSide implements EditSide {
    private final Connection connection;
    private final PreparedStatement update;
    private final PreparedStatement history;
    private final PreparedStatement outbox;

    SqliteSide(Path dir) throws Exception {
        Files.createDirectories(dir);
        connection = DriverManager.getConnection("jdbc:sqlite:" + dir.resolve("bench.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=WAL");
            statement.execute("pragma synchronous=FULL");
            statement.execute(
                    "create table ledger_bench (row_id blob primary key, seq integer, cell_seqs"
                            + " text, f_address text) without rowid");
            statement.execute(
                    "create table history (ledger text, seq integer, row_id blob, change_id blob,"
                            + " kind text, staff text, body text, accepted_at integer, hash text,"
                            + " primary key (ledger, seq))");
            statement.execute("create unique index history_change on history (change_id)");
            statement.execute("create index history_row on history (ledger, row_id, seq)");
            statement.execute(
                    "create table outbox (position integer primary key, change_id blob, ledger"
                            + " text, row_id blob, state text, body text, problem text, made_at"
                            + " integer, sent_at integer)");
            statement.execute("create unique index outbox_change on outbox (change_id)");
            statement.execute("create index outbox_row on outbox (ledger, row_id)");
        }
        connection.setAutoCommit(false);
        fill();
        update =
                connection.prepareStatement(
                        "update ledger_bench set seq = ?, cell_seqs = ?, f_address = ? where"
                                + " row_id = ?");
        history =
                connection.prepareStatement(
                        "insert into history (ledger, seq, row_id, change_id, kind, staff, body,"
                                + " accepted_at, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        outbox =
                connection.prepareStatement(
                        "insert into outbox (position, change_id, ledger, row_id, state, body,"
                                + " made_at) values (?, ?, ?, ?, ?, ?, ?)");
    }

    private void fill() throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("insert into ledger_bench values (?, 0, '', '')")) {
            for (int i = 0; i < EditRows.LEDGER_ROWS; i++) {
                insert.setBytes(1, bytes(EditRows.rowId(i)));
                insert.executeUpdate();
            }
        }
        connection.commit();
    }

    @Override
    public synchronized void write(EditRows edit) throws SQLException {
        byte[] row = bytes(edit.row());
        byte[] change = bytes(edit.change());
        bind(update, edit.number(), edit.seqs(), edit.cells(), row);
        bind(
                history,
                "bench",
                edit.number(),
                row,
                change,
                "EDIT",
                "1001",
                edit.body(),
                edit.number(),
                edit.hash());
        bind(outbox, edit.number(), change, "bench", row, "HERE", edit.body(), edit.number());
        connection.commit();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.executeUpdate();
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
