package jp.kakehashi.sync.line;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.OwnerOnly;

/// The one certificate authority that this workstation trusts: the server's own, given at enrolment
/// as a file or by its fingerprint. No authority of the operating system counts.
public final class PinnedAuthority {
    private static final int CONNECT_TIMEOUT_MILLIS = 5_000;

    private final X509Certificate certificate;

    /// Trusts `certificate` and what it signed.
    public PinnedAuthority(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /// Reads a PEM or DER file.
    ///
    /// @throws ProblemException `problem.line.authority_file`
    public static PinnedAuthority read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new PinnedAuthority(
                    (X509Certificate)
                            CertificateFactory.getInstance("X.509").generateCertificate(in));
        } catch (IOException | CertificateException e) {
            throw new ProblemException(
                    Problem.invalid("problem.line.authority_file", file.getFileName()), e);
        }
    }

    /// Asks the server for its authority and takes it only when its SHA-256 fingerprint is the one
    /// read out by the administrator; colons, spaces and case do not matter.
    ///
    /// @throws ProblemException `problem.line.certificate` when the fingerprint differs
    public static PinnedAuthority fetch(URI server, String fingerprint) {
        String wanted = fingerprint.replaceAll("[^0-9A-Fa-f]", "").toLowerCase(Locale.ROOT);
        return meet(server, new Taker(each -> fingerprint(each).equals(wanted)));
    }

    /// The authority that whoever answers at `server` shows. Proves nothing until a person has
    /// compared its {@link #fingerprint} with the one on paper.
    public static PinnedAuthority shownBy(URI server) {
        return meet(server, new Taker(each -> each.getBasicConstraints() >= 0));
    }

    private static PinnedAuthority meet(URI server, Taker taker) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {taker}, null);
            int port = server.getPort() < 0 ? 443 : server.getPort();
            try (Socket plain = new Socket()) {
                plain.connect(
                        new java.net.InetSocketAddress(server.getHost(), port),
                        CONNECT_TIMEOUT_MILLIS);
                plain.setSoTimeout(CONNECT_TIMEOUT_MILLIS);
                try (SSLSocket socket =
                        (SSLSocket)
                                context.getSocketFactory()
                                        .createSocket(plain, server.getHost(), port, true)) {
                    socket.startHandshake();
                }
            }
        } catch (javax.net.ssl.SSLException e) {
            throw new ProblemException(Problem.refused("problem.line.certificate"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.line.down"), e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        X509Certificate found = taker.found;
        if (found == null) {
            throw Problem.refused("problem.line.certificate").asException();
        }
        return new PinnedAuthority(found);
    }

    /// SHA-256 of the certificate, in lower-case hexadecimal.
    public String fingerprint() {
        return fingerprint(certificate);
    }

    /// Keeps the authority for the next start.
    public void write(Path file) {
        try {
            String text =
                    Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(certificate.getEncoded());
            OwnerOnly.make(file);
            Files.writeString(
                    file, "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
        } catch (IOException | CertificateEncodingException e) {
            throw new ProblemException(Problem.unavailable("problem.device.files"), e);
        }
    }

    /// A TLS context that trusts this authority and nobody else.
    public SSLContext context() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry("authority", certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Accepts a chain only when it contains the certificate that was asked for.
    private static final class Taker extends X509ExtendedTrustManager {
        private final Predicate<X509Certificate> wanted;
        @org.jspecify.annotations.Nullable X509Certificate found;

        Taker(Predicate<X509Certificate> wanted) {
            this.wanted = wanted;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            for (X509Certificate each : chain) {
                if (wanted.test(each)) {
                    found = each;
                    return;
                }
            }
            throw new CertificateException("fingerprint");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            throw new CertificateException("client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
