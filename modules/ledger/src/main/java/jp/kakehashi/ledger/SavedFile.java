package jp.kakehashi.ledger;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Attachment;

/// Writes a kept file where a person wants it: whole and with the right bytes, or not at all.
final class SavedFile {
    private SavedFile() {}

    /// Where the bytes come from.
    @FunctionalInterface
    interface Source {
        /// Writes them all to `out`.
        void copyTo(OutputStream out) throws IOException;
    }

    /// @throws ProblemException `problem.attachment.unwritable`, `problem.attachment.damaged` and
    ///     what `source` throws
    static void write(Attachment file, Path to, Source source) {
        Path part = to.resolveSibling(to.getFileName() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                checked(file, out, source);
            }
            Files.move(part, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProblemException(Problem.unavailable("problem.attachment.unwritable"), e);
        } finally {
            remove(part);
        }
    }

    /// Writes to `out` what comes from `source`.
    ///
    /// @throws ProblemException `problem.attachment.damaged` when it was not the file, and what
    ///     `source` throws
    static void checked(Attachment file, OutputStream out, Source source) throws IOException {
        MessageDigest digest = sha256();
        source.copyTo(new DigestOutputStream(out, digest));
        if (!HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw Problem.damaged("problem.attachment.damaged", file.blob()).asException();
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // Nobody is harmed by what is left; the whole file is where it was wanted, or nowhere.
            return;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
