package jp.kakehashi.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.wire.Sealing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
    @TempDir Path dir;

    @Test
    void clientThatPinnedAnotherAuthorityDoesNotConnect() {
        try (RunningServer running = new RunningServer(dir.resolve("a"))) {
            Authority other = new Authority(dir.resolve("other"), List.of(), running.clock);
            Peer peer = new Peer(running.server.uri(), other.certificateFile());
            var failure = assertThrows(AssertionError.class, () -> peer.get("/api/health"));
            assertInstanceOf(SSLException.class, failure.getCause());
        }
    }

    @Test
    void plainTextAndOldProtocolsAreRefused() throws Exception {
        try (RunningServer running = new RunningServer(dir.resolve("a"))) {
            try (Socket plain = new Socket("127.0.0.1", running.server.port())) {
                plain.setSoTimeout(20_000);
                plain.getOutputStream()
                        .write(
                                "GET /api/health HTTP/1.1\r\nHost: a\r\n\r\n"
                                        .getBytes(StandardCharsets.US_ASCII));
                String answer =
                        new String(
                                plain.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                assertFalse(answer.contains("HTTP/"), answer);
            }
            var factory = Peer.pinned(running.server.certificateFile()).getSocketFactory();
            try (SSLSocket old =
                    (SSLSocket) factory.createSocket("127.0.0.1", running.server.port())) {
                old.setEnabledProtocols(new String[] {"TLSv1.2"});
                assertThrows(SSLException.class, old::startHandshake);
            }
        }
    }

    @Test
    void certificateIsRenewedBeforeItExpiresUnderTheSameAuthority() throws Exception {
        SettableClock clock = new SettableClock();
        Authority first = new Authority(dir.resolve("authority"), List.of("10.1.2.3"), clock);
        X509Certificate before = certificate(first);
        Authority again = new Authority(dir.resolve("authority"), List.of("10.1.2.3"), clock);
        assertEquals(before, certificate(again));
        assertEquals(first.fingerprint(), again.fingerprint());
        assertTrue(first.fingerprint().matches("([0-9A-F]{4} ){15}[0-9A-F]{4}"));
        assertFalse(again.renewalDue());
        clock.pass(Duration.ofDays(310));
        assertTrue(again.renewalDue());
        assertNotEquals(before, certificate(again));
        assertFalse(again.renewalDue());
        assertTrue(
                certificate(again).getSubjectAlternativeNames().stream()
                        .anyMatch(n -> n.get(1).equals("10.1.2.3")));
        assertEquals(first.fingerprint(), again.fingerprint());
        assertEquals(first.sealingKey(), again.sealingKey());
        assertEquals(first.publicKey(), again.publicKey());
    }

    private static X509Certificate certificate(Authority authority) throws Exception {
        return (X509Certificate) authority.serverKeys("x".toCharArray()).getCertificate("server");
    }

    @Test
    void keysAreReadableByTheServersUserOnly() throws Exception {
        Authority authority =
                new Authority(dir.resolve("authority"), List.of(), new SettableClock());
        authority.serverKeys("x".toCharArray());
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(dir.resolve("authority"))));
        try (var files = Files.list(dir.resolve("authority"))) {
            for (Path file : files.toList()) {
                assertEquals(
                        "rw-------",
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
                        file.toString());
            }
        }
    }

    @Test
    void onlyTheServerOpensWhatADeviceSealed() {
        Authority authority = new Authority(dir.resolve("a"), List.of(), new SettableClock());
        Authority other = new Authority(dir.resolve("b"), List.of(), new SettableClock());
        byte[] edits = "{\"changes\":[\"山﨑\"]}".getBytes(StandardCharsets.UTF_8);
        byte[] sealed = new Sealing().seal(edits, authority.sealingKey());
        assertEquals(
                new String(edits, StandardCharsets.UTF_8),
                new String(authority.unseal(sealed), StandardCharsets.UTF_8));
        assertThrows(ProblemException.class, () -> other.unseal(sealed));
        for (int i = 0; i < sealed.length; i++) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 1;
            assertThrows(ProblemException.class, () -> authority.unseal(damaged), "byte " + i);
        }
    }

    @Test
    void administratorOpensSealedEditsAndItIsNoted() {
        try (RunningServer running = new RunningServer(dir.resolve("a"))) {
            Authority same =
                    new Authority(dir.resolve("a/authority"), List.of("127.0.0.1"), running.clock);
            byte[] sealed =
                    new Sealing().seal("畑".getBytes(StandardCharsets.UTF_8), same.sealingKey());
            Peer admin = running.admin();
            var opened =
                    admin.send(
                            "POST",
                            "/api/sealed-edits/open",
                            "{\"sealed\":\"" + Base64.getEncoder().encodeToString(sealed) + "\"}");
            assertEquals("{\"content\":\"畑\"}", opened.body());
        }
    }

    @Test
    void secondServerOnTheSameFolderIsRefused() {
        try (RunningServer running = new RunningServer(dir.resolve("a"))) {
            KakehashiServer second = new KakehashiServer(running.clock, List.of());
            var problem =
                    assertThrows(
                            ProblemException.class,
                            () -> second.start(ServerConfig.local(dir.resolve("a"), 0)));
            assertEquals("problem.server.running", problem.problem().key());
            second.close();
        }
    }

    @Test
    void takenPortIsSaidSoAndNothingStaysOpen() {
        try (RunningServer running = new RunningServer(dir.resolve("a"))) {
            KakehashiServer second = new KakehashiServer(running.clock, List.of());
            var taken = ServerConfig.local(dir.resolve("b"), running.server.port());
            var problem = assertThrows(ProblemException.class, () -> second.start(taken));
            assertEquals("problem.server.port", problem.problem().key());
            second.start(ServerConfig.local(dir.resolve("b"), 0));
            second.close();
        }
    }
}
