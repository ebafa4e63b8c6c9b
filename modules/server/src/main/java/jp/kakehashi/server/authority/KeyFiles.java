package jp.kakehashi.server.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.kernel.disk.OwnerOnly;

/// Keys and certificates as PEM files in one folder that only the server's user can read. A file
/// is either whole or absent: it is written beside its place, forced and moved.
final class KeyFiles {
    private static final Base64.Encoder PEM_LINES =
            Base64.getMimeEncoder(64, new byte[] {'\n'}); // RFC 7468

    private final Path dir;

    KeyFiles(Path dir) {
        this.dir = dir;
        try {
            OwnerOnly.makeFolder(dir);
            OwnerOnly.closeTree(dir);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    Path path(String name) {
        return dir.resolve(name);
    }

    void write(String name, PrivateKey key) {
        write(name, "PRIVATE KEY", key.getEncoded());
    }

    void write(String name, PublicKey key) {
        write(name, "PUBLIC KEY", key.getEncoded());
    }

    void write(String name, X509Certificate certificate) throws GeneralSecurityException {
        write(name, "CERTIFICATE", certificate.getEncoded());
    }

    Optional<PrivateKey> privateKey(String name, String algorithm) throws GeneralSecurityException {
        Optional<byte[]> der = read(name, "PRIVATE KEY");
        return der.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        KeyFactory.getInstance(algorithm)
                                .generatePrivate(new PKCS8EncodedKeySpec(der.get())));
    }

    Optional<PublicKey> publicKey(String name, String algorithm) throws GeneralSecurityException {
        Optional<byte[]> der = read(name, "PUBLIC KEY");
        return der.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        KeyFactory.getInstance(algorithm)
                                .generatePublic(new X509EncodedKeySpec(der.get())));
    }

    Optional<X509Certificate> certificate(String name) throws GeneralSecurityException {
        Optional<byte[]> der = read(name, "CERTIFICATE");
        return der.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        (X509Certificate)
                                CertificateFactory.getInstance("X.509")
                                        .generateCertificate(
                                                new java.io.ByteArrayInputStream(der.get())));
    }

    private Optional<byte[]> read(String name, String label) {
        Path file = path(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            String text =
                    Files.readString(file, StandardCharsets.US_ASCII)
                            .replace("-----BEGIN " + label + "-----", "")
                            .replace("-----END " + label + "-----", "");
            return Optional.of(Base64.getMimeDecoder().decode(text));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.damaged("problem.authority.file", name).asException();
        }
    }

    private void write(String name, String label, byte[] der) {
        String text =
                "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                        .formatted(label, PEM_LINES.encodeToString(der), label);
        Path temporary = path(name + ".new");
        try {
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, OwnerOnly.newFile(temporary));
            try (FileChannel out = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(
                    temporary,
                    path(name),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(IOException e) {
        return DiskFullException.isToldBy(e)
                ? new ProblemException(Problem.unavailable("problem.storage.full"), e)
                : new UncheckedIOException(e);
    }
}
