package jp.kakehashi.ledgerui.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerFiles;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;

/// Files as screens see them, in memory. From any thread.
public final class MemoryFiles implements LedgerFiles {
    private final Map<UUID, byte[]> kept = new HashMap<>();
    /// With what adding fails, if anything.
    public volatile Problem trouble;

    @Override
    public synchronized Attachment add(LedgerId ledger, FieldId field, Path source) {
        if (trouble != null) {
            throw trouble.asException();
        }
        try {
            byte[] bytes = Files.readAllBytes(source);
            UUID id = new UUID(11, kept.size() + 1);
            kept.put(id, bytes);
            String name = source.getFileName().toString();
            String type = name.endsWith(".pdf") ? "application/pdf" : "image/png";
            return new Attachment(id, name, bytes.length, "0".repeat(64), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void destroy(LedgerId ledger, UUID row, Attachment file, String purpose) {
        kept.remove(file.blob());
    }

    public synchronized boolean holds(Attachment file) {
        return kept.containsKey(file.blob());
    }

    @Override
    public synchronized byte[] read(LedgerId ledger, UUID row, Attachment file, String purpose) {
        return kept.get(file.blob()).clone();
    }

    @Override
    public synchronized void save(
            LedgerId ledger, UUID row, Attachment file, String purpose, Path to) {
        try {
            Files.write(to, kept.get(file.blob()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
