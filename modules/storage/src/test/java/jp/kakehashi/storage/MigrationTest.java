package jp.kakehashi.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
