package jp.kakehashi.server.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.SequencedSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// Makes the private authority's certificate and the server's (X.509 v3, EC P-256, SHA-256).
final class CertificateMaker {
    private static final X500Name AUTHORITY = new X500Name("CN=Kakehashi private authority");
    private static final X500Name SERVER = new X500Name("CN=Kakehashi server");

    private final SecureRandom random = new SecureRandom();

    KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    X509Certificate authority(KeyPair keys, Instant now, Duration life)
            throws GeneralSecurityException {
        try {
            var builder = start(AUTHORITY, AUTHORITY, keys.getPublic(), now, life);
            // Path length 0: this authority vouches for servers, never for other authorities.
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return sign(builder, keys.getPrivate());
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    X509Certificate server(
            PublicKey key,
            PrivateKey authority,
            SequencedSet<String> names,
            Instant now,
            Duration life)
            throws GeneralSecurityException {
        try {
            var builder = start(AUTHORITY, SERVER, key, now, life);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            GeneralName[] alternatives =
                    names.stream()
                            .map(n -> new GeneralName(kind(n), n))
                            .toArray(GeneralName[]::new);
            builder.addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(alternatives));
            return sign(builder, authority);
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static int kind(String name) {
        boolean address = name.contains(":") || name.matches("[0-9]+(\\.[0-9]+){3}");
        return address ? GeneralName.iPAddress : GeneralName.dNSName;
    }

    private JcaX509v3CertificateBuilder start(
            X500Name issuer, X500Name subject, PublicKey key, Instant now, Duration life)
            throws GeneralSecurityException, CertIOException {
        // A day back, so that a workstation whose clock is slow still gets in.
        var builder =
                new JcaX509v3CertificateBuilder(
                        issuer,
                        new BigInteger(120, random),
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(life)),
                        subject,
                        key);
        builder.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
        return builder;
    }

    private static X509Certificate sign(JcaX509v3CertificateBuilder builder, PrivateKey key)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(
                                    new JcaContentSignerBuilder("SHA256withECDSA").build(key)));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
