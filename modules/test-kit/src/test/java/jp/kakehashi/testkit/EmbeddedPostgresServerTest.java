package jp.kakehashi.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class EmbeddedPostgresServerTest {
    private static final EmbeddedPostgresServer.Start NONE =
            () -> {
                throw new IOException("no binaries");
            };

    @Test
    void wherePostgresCannotRunItsTestsAreSkippedAndFailOnlyWhereTheyMustRun() {
        assertThrows(
                TestAbortedException.class, () -> EmbeddedPostgresServer.startOrSkip(NONE, false));
        assertThrows(AssertionError.class, () -> EmbeddedPostgresServer.startOrSkip(NONE, true));
    }
}
