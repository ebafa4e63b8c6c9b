package jp.kakehashi.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.LocalFiles;
import jp.kakehashi.sync.storage.replica.Replica;

/// Files of a replica's rows: those that wait to be sent are here, all others at head office.
final class ReplicaFiles implements LedgerFiles {
    private final Replica replica;
    private final HeadOffice headOffice;
    private final ListViewings viewings;

    ReplicaFiles(Replica replica, HeadOffice headOffice, ListViewings viewings) {
        this.replica = replica;
        this.headOffice = headOffice;
        this.viewings = viewings;
    }

    @Override
    public Attachment add(LedgerId ledger, FieldId field, Path source) {
        return here().add(ledger, field, source);
    }

    private LocalFiles here() {
        LocalFiles files = replica.files();
        if (files == null) {
            throw new IllegalStateException("a replica without a folder");
        }
        return files;
    }

    @Override
    public void destroy(LedgerId ledger, UUID row, Attachment file, String purpose) {
        headOffice.destroyFile(ledger, row, file.blob(), purpose);
    }

    @Override
    public byte[] read(LedgerId ledger, UUID row, Attachment file, String purpose) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            SavedFile.checked(file, bytes, out -> copy(ledger, row, file, purpose, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void save(LedgerId ledger, UUID row, Attachment file, String purpose, Path to) {
        SavedFile.write(file, to, out -> copy(ledger, row, file, purpose, out));
    }

    private void copy(LedgerId ledger, UUID row, Attachment file, String purpose, OutputStream out)
            throws IOException {
        LedgerDefinition definition = replica.definitions().of(ledger);
        viewings.requirePurpose(definition, purpose);
        if (here().copy(file.blob(), out)) {
            viewings.log(definition, "export", purpose, List.of(row));
        } else {
            headOffice.file(ledger, row, file.blob(), purpose, out);
        }
    }
}
