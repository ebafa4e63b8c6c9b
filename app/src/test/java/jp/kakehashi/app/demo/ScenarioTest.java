package jp.kakehashi.app.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scenario of the demonstration with its own processes, real sockets and real windows, drawn
/// in memory.
class ScenarioTest {
    private static final int STEPS = 17;

    @TempDir Path dir;

    @Test
    void twoWorkstationsAndABackendKeepOneLedgerAndNothingIsLost() throws Exception {
        Path out = Files.createDirectory(dir.resolve("out"));
        Path data = Files.createDirectory(dir.resolve("data"));
        DemoReport report = new DemoReport(step -> System.out.println("  " + step));
        try (LedgerScenario scenario = new LedgerScenario(out, data, true, report)) {
            scenario.play();
        }
        assertEquals(0, report.failed(), () -> report.content().toString());
        assertEquals(STEPS, report.content().steps().size());
        for (DemoReport.Step step : report.content().steps()) {
            String picture = step.screenshot();
            assertTrue(picture == null || Files.size(out.resolve(picture)) > 10_000, picture);
        }
    }
}
