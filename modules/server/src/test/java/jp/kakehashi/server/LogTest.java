package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTest {
    @TempDir Path dir;

    @Test
    void logHoldsNoResidentsNamesOrNumbersWhateverGoesWrong() {
        StringBuffer log = new StringBuffer();
        Handler ear = ear(log);
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        List<String> planted = List.of("髙橋", "一郎", "123456789018", "0235-25-2111");
        try (RunningServer running = new RunningServer(dir, NoticeFeature::new)) {
            Peer clerk = running.clerk();
            for (String name : planted) {
                String body = "{\"purpose\":\"" + name + "\"}";
                String path =
                        java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8);
                clerk.send("POST", "/api/fault", body);
                clerk.send("PUT", "/api/notices/" + path, body);
                clerk.send("PUT", "/api/notices/" + path, "{\"" + name + "\":1}");
                clerk.send("PUT", "/api/notices/" + path.repeat(20), body);
                clerk.get("/api/notices/a?purpose=" + path);
                clerk.get("/api/" + path);
                clerk.send("POST", "/api/sign-in", body);
                clerk.send(clerk.request("/api/staff").header("X-Purpose", path).GET());
            }
        } finally {
            root.removeHandler(ear);
        }
        assertTrue(log.toString().contains("Fault "), "the faults themselves are logged");
        for (String name : planted) {
            assertFalse(log.toString().contains(name), name);
            assertFalse(
                    log.toString()
                            .contains(
                                    java.net.URLEncoder.encode(
                                            name, java.nio.charset.StandardCharsets.UTF_8)),
                    name);
        }
    }

    private static Handler ear(StringBuffer log) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                log.append(new SimpleFormatter().formatMessage(record)).append('\n');
                if (record.getThrown() != null) {
                    StringWriter trace = new StringWriter();
                    record.getThrown().printStackTrace(new PrintWriter(trace));
                    log.append(trace);
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
