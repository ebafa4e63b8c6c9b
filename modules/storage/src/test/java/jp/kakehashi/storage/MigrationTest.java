package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class MigrationTest {
    private final JdbcDataSource source = new JdbcDataSource();

    MigrationTest() {
        source.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setUser("sa");
    }

    @Test
    void theVersionThatIsTakenForTheNewestIsThatOfTheNewestScript() {
        assertTrue(Migration.isPending(source));
        assertEquals(Migration.NEWEST, Migration.migrate(source, null));
        assertFalse(Migration.isPending(source));
    }

    @Test
    void whoeverHadAnOfficeHasItAsAPostWithoutDays() throws SQLException {
        Migration.migrate(source, "4");
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into staff (staff, name, office, section, roles, password_hash, active)"
                            + " values ('k1', 'x', 'honsho', 'civil', 'administrator,keeper', 'h',"
                            + " true)");
            Migration.migrate(source, null);
            try (var post =
                    statement.executeQuery(
                            "select number, office, section, roles, concurrent, from_day,"
                                    + " until_day, withdrawn from post where staff = 'k1'")) {
                assertTrue(post.next());
                assertEquals(1, post.getInt(1));
                assertEquals("honsho", post.getString(2));
                assertEquals("civil", post.getString(3));
                assertEquals("administrator,keeper", post.getString(4));
                assertFalse(post.getBoolean(5));
                assertNull(post.getDate(6));
                assertNull(post.getDate(7));
                assertFalse(post.getBoolean(8));
            }
        }
    }

    @Test
    void tablesThatStandAtAnEarlierVersionAreStillMigrated() throws SQLException {
        Migration.migrate(source, null);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "delete from \"flyway_schema_history\" where \"version\" = '"
                            + Migration.NEWEST
                            + "'");
        }
        assertTrue(Migration.isPending(source));
    }
}
