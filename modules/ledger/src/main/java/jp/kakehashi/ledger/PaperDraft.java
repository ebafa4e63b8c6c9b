package jp.kakehashi.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.documents.PrintReport;

/// Rows that are laid out on paper but have not left yet. Lies in a folder that only this account
/// can open; {@link #close} destroys it.
public final class PaperDraft implements AutoCloseable {
    private final Path file;
    private final PaperOrder order;
    private final PrintReport report;
    private final List<UUID> rows;
    private final long total;

    /// What lies in `file`, alone in its folder: `rows` of the `total` that were asked for.
    public PaperDraft(
            Path file, PaperOrder order, PrintReport report, List<UUID> rows, long total) {
        this.file = file;
        this.order = order;
        this.report = report;
        this.rows = List.copyOf(rows);
        this.total = total;
    }

    /// What of the text is not on the paper as it was written.
    public PrintReport report() {
        return report;
    }

    /// The rows on it.
    public List<UUID> rows() {
        return rows;
    }

    /// How many rows were asked for.
    public long total() {
        return total;
    }

    /// Whether all of them are on it.
    public boolean whole() {
        return rows.size() >= total;
    }

    /// The PDF, to be looked at.
    public byte[] pdf() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PaperOrder order() {
        return order;
    }

    Path file() {
        return file;
    }

    @Override
    public void close() {
        destroy(file);
    }

    /// Takes a draft and its folder away.
    static void destroy(Path file) {
        try {
            Files.deleteIfExists(file);
            Path folder = file.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
