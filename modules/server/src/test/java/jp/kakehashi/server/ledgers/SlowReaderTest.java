package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.SSLSocket;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.Peer;
import jp.kakehashi.server.RunningServer;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.config.ServerLimits;
import jp.kakehashi.wire.AccountMessages.ChangeStaff;
import jp.kakehashi.wire.AccountMessages.Done;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Downloads of a ledger that is longer than what a line holds on its way.
class SlowReaderTest {
    private static final LedgerId LEDGER = new LedgerId("surveys");
    private static final int ROWS = 400;
    private static final String LAST_LINE = "{\"rows\":" + ROWS + "}\n";
    private static final String LONG = "現地のようす。".repeat(1_300);

    @TempDir Path dir;
    private RunningServer running;

    @BeforeEach
    void fill() {
        ServerLimits limits =
                new ServerLimits(
                        4_000,
                        3_000,
                        256,
                        48 << 20,
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30),
                        Duration.ofHours(12),
                        Duration.ofDays(7));
        running =
                new RunningServer(
                        new ServerConfig(
                                dir,
                                "127.0.0.1",
                                0,
                                List.of(),
                                null,
                                limits,
                                RunningServer.QUICK,
                                null),
                        PublishedLedger::feature);
        Peer admin = running.admin();
        String definition =
                Site.DEFINITION
                        .replace("ledger: permits", "ledger: " + LEDGER)
                        .replace("en: Place}, type: text", "en: Place}, type: long_text");
        must(admin, "/api/ledgers", new Messages.Publish(new DefinitionYaml().read(definition)));
        for (int i = 0; i < ROWS; i += 20) {
            List<Change> changes = new ArrayList<>();
            for (int row = i; row < i + 20; row++) {
                changes.add(create("permit", "P-" + row, "name", "見本", "place", LONG));
            }
            must(admin, "/api/ledgers/" + LEDGER + "/push", new Messages.Push(changes));
        }
    }

    private static Change create(String... cells) {
        return new Change(
                UUID.randomUUID(),
                LEDGER,
                UUID.randomUUID(),
                ChangeKind.CREATE,
                Site.edits(0, cells),
                0,
                1,
                new Author("admin", "情報政策", "honsho", "pc-admin"),
                Instant.parse("2026-07-01T00:00:00Z"),
                ChangeNote.NONE,
                null);
    }

    private static void must(Peer peer, String path, Object body) {
        var answer = peer.post(path, body);
        assertEquals(200, answer.statusCode(), answer.body());
        assertFalse(answer.body().contains("problem."), answer.body());
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void slowReadersKeepNobodyFromTheirsAndGetTheirOwn() throws Exception {
        List<Download> slow = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            slow.add(new Download("pc-slow" + i).begun());
        }
        try (Download quick = new Download("pc-quick")) {
            assertWhole(quick);
        }
        assertEquals(0, spools());
        for (Download each : slow) {
            assertWhole(each);
            each.close();
        }
    }

    @Test
    void secondDownloadOfAPersonAtADeviceTakesThePlaceOfTheFirst() throws Exception {
        try (Download first = new Download("pc-1").begun();
                Download elsewhere = new Download("pc-2").begun();
                Download second = new Download("pc-1")) {
            assertWhole(second);
            assertFalse(first.rest().endsWith(LAST_LINE));
            assertWhole(elsewhere);
        }
    }

    @Test
    void downloadOfARevokedPcOrABarredPersonEnds() throws Exception {
        Peer admin = running.admin();
        assertEquals(200, admin.post("/api/staff", RunningServer.clerk("barred")).statusCode());
        try (Download lost = new Download("pc-lost").begun();
                Download barred = new Download("barred", "pc-2").begun();
                Download other = new Download("pc-3").begun()) {
            must(admin, "/api/devices/pc-lost/revoke", new Done());
            NewStaff was = RunningServer.clerk("barred");
            var now = new ChangeStaff(was.name(), null, false);
            var answer = admin.send("PUT", "/api/staff/barred", admin.json.text(now));
            assertEquals(200, answer.statusCode(), answer.body());
            assertFalse(lost.rest().endsWith(LAST_LINE));
            assertFalse(barred.rest().endsWith(LAST_LINE));
            assertWhole(other);
        }
    }

    private static void assertWhole(Download download) throws IOException {
        String end = download.rest();
        assertTrue(end.endsWith(LAST_LINE), end);
    }

    /// Where open files lose their names nothing is seen even while they are sent.
    private long spools() throws IOException {
        if (!Files.getFileStore(dir).supportsFileAttributeView("posix")) {
            return 0;
        }
        try (var files = Files.walk(dir.resolve("spool"))) {
            return files.filter(Files::isRegularFile).count();
        }
    }

    /// Somebody's download at one device, over a line that holds little.
    private final class Download implements AutoCloseable {
        private final SSLSocket socket;
        private final InputStream in;

        Download(String device) throws IOException {
            this("clerk", device);
        }

        Download(String staff, String device) throws IOException {
            Peer peer =
                    running.peer().signIn(staff, RunningServer.PASSWORD, device, World.PRODUCTION);
            Socket plain = new Socket();
            plain.setReceiveBufferSize(16_384);
            plain.connect(new InetSocketAddress("127.0.0.1", running.server.port()));
            // Longer than anything here takes; without it a failing test would never end.
            plain.setSoTimeout(300_000);
            socket =
                    (SSLSocket)
                            Peer.pinned(running.server.certificateFile())
                                    .getSocketFactory()
                                    .createSocket(plain, "127.0.0.1", running.server.port(), true);
            String head =
                    "GET /api/ledgers/%s/snapshot HTTP/1.1\r\nHost: localhost\r\n"
                            + "Connection: close\r\nKakehashi-Wire: %s\r\n"
                            + "Authorization: Bearer %s\r\n\r\n";
            socket.getOutputStream()
                    .write(
                            head.formatted(LEDGER, peer.wire, peer.token)
                                    .getBytes(StandardCharsets.US_ASCII));
            in = socket.getInputStream();
        }

        Download begun() throws IOException {
            String status = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            assertEquals("HTTP/1.1 200", status);
            return this;
        }

        /// Reads on; what came last.
        String rest() throws IOException {
            byte[] end = new byte[0];
            byte[] part = new byte[65_536];
            try {
                for (int read = in.read(part); read >= 0; read = in.read(part)) {
                    byte[] joined = java.util.Arrays.copyOf(end, end.length + read);
                    System.arraycopy(part, 0, joined, end.length, read);
                    end =
                            java.util.Arrays.copyOfRange(
                                    joined, Math.max(0, joined.length - 64), joined.length);
                }
            } catch (SocketException e) {
                return "cut off";
            }
            return new String(end, StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
