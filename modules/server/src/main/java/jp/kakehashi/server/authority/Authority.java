package jp.kakehashi.server.authority;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import jp.kakehashi.wire.Sealing;

/// The server's private authority and its keys, in `authority/` of the data directory (files of
/// mode 0600). Made at first start and kept; the server's certificate is renewed before it
/// expires. Workstations pin `ca.pem` and check its {@link #fingerprint} by hand once. Safe for
/// many threads.
public final class Authority implements HeadSigner {
    /// File of the authority's certificate, for workstations.
    public static final String CA_FILE = "ca.pem";

    private static final Duration AUTHORITY_LIFE = Duration.ofDays(3653);
    private static final Duration SERVER_LIFE = Duration.ofDays(365);
    private static final Duration RENEW_BEFORE = Duration.ofDays(60);

    private final KeyFiles files;
    private final InstantSource clock;
    private final SequencedSet<String> names;
    private final PrivateKey authorityKey;
    private final X509Certificate authorityCertificate;
    private final KeyPair headKeys;
    private final KeyPair sealingKeys;

    /// Opens the authority in `dir`, making what is missing.
    ///
    /// @param extraNames host names and addresses of the server besides `localhost` and
    ///     `127.0.0.1`
    public Authority(Path dir, List<String> extraNames, InstantSource clock) {
        this.files = new KeyFiles(dir);
        this.clock = clock;
        this.names = new LinkedHashSet<>(List.of("localhost", "127.0.0.1"));
        extraNames.stream()
                .filter(n -> !n.equals("0.0.0.0") && !n.equals("::"))
                .forEach(names::add);
        try {
            Optional<X509Certificate> known = files.certificate(CA_FILE);
            Optional<PrivateKey> key = files.privateKey("ca.key", "EC");
            if (known.isPresent() && key.isPresent()) {
                authorityCertificate = known.get();
                authorityKey = key.get();
            } else {
                CertificateMaker maker = new CertificateMaker();
                KeyPair keys = maker.keys();
                authorityKey = keys.getPrivate();
                authorityCertificate = maker.authority(keys, clock.instant(), AUTHORITY_LIFE);
                files.write("ca.key", authorityKey);
                files.write(CA_FILE, authorityCertificate);
            }
            headKeys = pair("head", "Ed25519");
            sealingKeys = pair("sealing", "X25519");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// File of the certificate that workstations pin.
    public Path certificateFile() {
        return files.path(CA_FILE);
    }

    /// SHA-256 of the authority's certificate, `ABCD 0123 …` in the groups of four that a
    /// workstation shows, to be compared by a person.
    public String fingerprint() {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(authorityCertificate.getEncoded());
            String figures = HexFormat.of().withUpperCase().formatHex(hash);
            return figures.replaceAll("(.{4})(?!$)", "$1 ");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The server's key and certificate for TLS, in memory; renewed first when it expires within
    /// 60 days, does not name this host or was not made by this authority.
    public KeyStore serverKeys(char[] password) {
        try {
            Optional<X509Certificate> certificate = files.certificate("server.pem");
            Optional<PrivateKey> key = files.privateKey("server.key", "EC");
            if (certificate.isEmpty() || key.isEmpty() || !fits(certificate.get())) {
                // made only when needed: its library costs a start 200 ms and several megabytes
                CertificateMaker maker = new CertificateMaker();
                KeyPair keys = maker.keys();
                certificate =
                        Optional.of(
                                maker.server(
                                        keys.getPublic(),
                                        authorityKey,
                                        names,
                                        clock.instant(),
                                        SERVER_LIFE));
                key = Optional.of(keys.getPrivate());
                files.write("server.key", key.get());
                files.write("server.pem", certificate.get());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "server",
                    key.get(),
                    password,
                    new Certificate[] {certificate.get(), authorityCertificate});
            return store;
        } catch (GeneralSecurityException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether the server's certificate has to be made anew.
    public boolean renewalDue() {
        try {
            return !files.certificate("server.pem").map(this::fits).orElse(false);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean fits(X509Certificate certificate) {
        try {
            certificate.verify(authorityCertificate.getPublicKey());
            var alternatives = certificate.getSubjectAlternativeNames();
            return certificate.getNotAfter().toInstant().isAfter(clock.instant().plus(RENEW_BEFORE))
                    && alternatives != null
                    && alternatives.stream().map(a -> a.get(1)).toList().containsAll(names);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public String sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(headKeys.getPrivate());
            signature.update(message);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String publicKey() {
        return Base64.getEncoder().encodeToString(headKeys.getPublic().getEncoded());
    }

    /// The public key (X.509, Base64) to which a revoked device seals its unsent edits.
    public String sealingKey() {
        return Base64.getEncoder().encodeToString(sealingKeys.getPublic().getEncoded());
    }

    /// Opens what a device sealed with {@link Sealing#seal}.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sealed.unreadable`
    public byte[] unseal(byte[] sealed) {
        return new Sealing().open(sealed, sealingKeys);
    }

    private KeyPair pair(String name, String algorithm) throws GeneralSecurityException {
        Optional<PrivateKey> secret = files.privateKey(name + ".key", algorithm);
        Optional<PublicKey> open = files.publicKey(name + ".pub", algorithm);
        if (secret.isPresent() && open.isPresent()) {
            return new KeyPair(open.get(), secret.get());
        }
        KeyPair made = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
        files.write(name + ".pub", made.getPublic());
        files.write(name + ".key", made.getPrivate());
        return made;
    }
}
