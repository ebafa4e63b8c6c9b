package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.ledgers.storage.GuardedRows;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.SealedFiles;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredFileStore;
import jp.kakehashi.storage.ledger.StoredFileStore.StoredFile;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.FileMessages.FilePiece;
import jp.kakehashi.wire.FileMessages.FileState;

/// Files kept with rows. They come in pieces, before the change that refers to them, and may be
/// sent again from wherever they broke off; they are read by whoever may read the cell they stand
/// in, and end when their key is destroyed. Blocking; safe for use from many threads.
final class Attachments {
    /// The longest file.
    static final long MOST_BYTES = 50L << 20;

    private static final long MOST_BYTES_OF_LEDGER = 20L << 30;
    private static final Duration UNUSED_FOR = Duration.ofDays(1);
    private static final Duration SWEEP_EVERY = Duration.ofHours(1);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final ViewingLog viewings;
    private final KeptFiles kept;
    private final InstantSource clock;
    private final ReentrantLock writing = new ReentrantLock();
    private Instant swept = Instant.MIN;

    Attachments(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            ViewingLog viewings,
            KeptFiles kept,
            InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.viewings = viewings;
        this.kept = kept;
        this.clock = clock;
        finishDestroying();
    }

    /// Whoever was stopped between the note and the key.
    private void finishDestroying() {
        database.read(files()::destroyed).stream().filter(kept::holdsKeyOf).forEach(kept::end);
    }

    private StoredFileStore files() {
        return stores.logs().files();
    }

    /// Takes a piece of a file that the caller is about to put into a cell.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.attachment.*`,
    ///     `problem.field.write`, `problem.ledger.access`, `problem.storage.full`
    FileState take(CallerSession caller, LedgerId ledger, UUID id, FilePiece piece) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        requireWriter(definition, caller, piece.field());
        byte[] bytes = bytes(piece);
        writing.lock();
        try {
            sweep();
            StoredFile file = begun(caller, ledger, id, piece);
            return file.whole() ? new FileState(file.size(), true) : add(file, piece, bytes);
        } finally {
            writing.unlock();
        }
    }

    private static void requireWriter(
            LedgerDefinition definition, CallerSession caller, FieldId id) {
        FieldDefinition field = definition.field(id).orElse(null);
        boolean original = field == null && id.equals(FileMessages.ORIGINAL);
        if (!original && (field == null || field.type() != FieldType.ATTACHMENTS)) {
            throw Problem.invalid("problem.attachment.field", id).asException();
        }
        boolean may =
                field == null
                        ? definition.access().write().admits(caller.actor())
                        : definition.mayWrite(caller.actor(), field);
        if (!may) {
            throw Problem.refused("problem.field.write", id).asException();
        }
    }

    private static byte[] bytes(FilePiece piece) {
        if (piece.size() < 0 || piece.size() > MOST_BYTES) {
            throw Problem.invalid("problem.attachment.too_large", MOST_BYTES >> 20).asException();
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(piece.content());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.attachment.piece").asException();
        }
        boolean inPlace =
                piece.offset() >= 0
                        && piece.offset() <= piece.size()
                        && piece.offset() % SealedFiles.PIECE == 0;
        boolean fits =
                bytes.length == 0
                        || (inPlace
                                && bytes.length
                                        == Math.min(
                                                SealedFiles.PIECE, piece.size() - piece.offset()));
        if (!fits || !HASH.matcher(piece.sha256()).matches()) {
            throw Problem.invalid("problem.attachment.piece").asException();
        }
        return bytes;
    }

    private StoredFile begun(CallerSession caller, LedgerId ledger, UUID id, FilePiece piece) {
        StoredFile known = database.read(db -> files().find(db, id)).orElse(null);
        String staff = caller.actor().staff();
        if (known != null) {
            boolean same =
                    known.ledger().equals(ledger)
                            && known.field().equals(piece.field())
                            && known.staff().equals(staff)
                            && known.size() == piece.size()
                            && known.sha256().equals(piece.sha256());
            if (!same) {
                throw Problem.refused("problem.attachment.other").asException();
            }
            return known;
        }
        long there = database.read(db -> files().bytes(db, ledger));
        if (there + piece.size() > MOST_BYTES_OF_LEDGER) {
            throw Problem.refused("problem.attachment.ledger_full", MOST_BYTES_OF_LEDGER >> 30)
                    .asException();
        }
        StoredFile fresh =
                new StoredFile(
                        id,
                        ledger,
                        piece.field(),
                        null,
                        piece.size(),
                        piece.sha256(),
                        kept.newKey(piece.size()),
                        0,
                        false,
                        false,
                        staff,
                        clock.instant(),
                        null);
        database.write(
                tx -> {
                    files().add(tx, fresh);
                    return fresh;
                });
        return fresh;
    }

    private FileState add(StoredFile file, FilePiece piece, byte[] bytes) {
        long received = file.received();
        if (bytes.length > 0 && piece.offset() == received) {
            kept.write(file, Math.toIntExact(piece.offset() / SealedFiles.PIECE), bytes);
            received += bytes.length;
        }
        boolean whole = received == file.size();
        if (whole && !kept.asPromised(file)) {
            drop(file);
            throw Problem.invalid("problem.attachment.changed").asException();
        }
        FileState state = new FileState(received, whole);
        database.write(
                tx -> {
                    files().reached(tx, file.id(), state.received(), state.whole());
                    return state;
                });
        return state;
    }

    /// Files that nobody put into a cell within a day.
    private void sweep() {
        Instant now = clock.instant();
        if (now.isBefore(swept.plus(SWEEP_EVERY))) {
            return;
        }
        swept = now;
        database.read(db -> files().unused(db, now.minus(UNUSED_FOR))).forEach(this::drop);
        List<UUID> lying = List.copyOf(kept.all());
        var known = database.read(db -> files().byId(db, lying));
        lying.stream().filter(id -> !known.containsKey(id)).forEach(kept::delete);
    }

    private void drop(StoredFile file) {
        boolean unused = database.write(tx -> files().forget(tx, file.id()));
        if (unused) {
            kept.end(file);
        }
    }

    /// A file that may be read: its first byte has been opened.
    record Opened(Attachments from, StoredFile file) {
        void writeTo(OutputStream out) throws IOException {
            for (int piece = 0; piece < SealedFiles.pieces(file.size()); piece++) {
                out.write(from.kept.read(file, piece));
            }
        }
    }

    /// Opens a file of a row, for whoever may read its cell; of a ledger about persons the reading
    /// is logged first.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.attachment.unknown`,
    ///     `problem.attachment.destroyed`, `problem.field.read`, `problem.viewing.purpose`
    Opened open(CallerSession caller, LedgerId ledger, UUID row, UUID id, String purpose) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        StoredFile file = ofRow(caller, definition, row, id);
        if (!readable(definition, caller, file)) {
            throw Problem.refused("problem.field.read", file.field()).asException();
        }
        if (definition.personal()) {
            viewings.noteReading(caller, definition, "file", purpose, row);
        }
        return open(file);
    }

    /// Opens a file whatever it belongs to; whoever calls this has asked for the rights.
    Opened open(StoredFile file) {
        if (SealedFiles.pieces(file.size()) > 0) {
            kept.read(file, 0);
        }
        return new Opened(this, file);
    }

    private StoredFile ofRow(CallerSession caller, LedgerDefinition definition, UUID row, UUID id) {
        return database.read(
                        db -> {
                            GuardedRows.requireWhole(db, stores, definition, caller.actor(), row);
                            return files().find(db, id);
                        })
                .filter(f -> f.ledger().equals(definition.id()) && row.equals(f.row()))
                .orElseThrow(() -> Problem.invalid("problem.attachment.unknown").asException());
    }

    private static boolean readable(
            LedgerDefinition definition, CallerSession caller, StoredFile file) {
        return definition
                .field(file.field())
                .map(f -> definition.mayRead(caller.actor(), f))
                .orElse(false);
    }

    /// Makes a file's bytes unrecoverable, everywhere and for ever; what the cell says of it stays.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.attachment.destroy` for anybody but an
    ///     owner who may write the cell, `problem.attachment.unknown`, `problem.viewing.purpose`
    void destroy(CallerSession caller, LedgerId ledger, UUID row, UUID id, String purpose) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        StoredFile file = ofRow(caller, definition, row, id);
        boolean may =
                definition.ownedBy(caller.actor())
                        && definition
                                .field(file.field())
                                .map(f -> definition.mayWrite(caller.actor(), f))
                                .orElse(false);
        if (!may) {
            throw Problem.refused("problem.attachment.destroy").asException();
        }
        Consumer<Tx> allowed = tx -> RowLocks.requireOpen(tx, stores, definition, row);
        // Before it is logged, and again in the step itself.
        database.write(
                tx -> {
                    allowed.accept(tx);
                    return row;
                });
        viewings.note(caller, ledger, "file-destroy", purpose, row);
        destroy(caller, file, allowed);
    }

    /// The same for a file of whatever; whoever calls this has asked for the rights and logged it.
    void destroy(CallerSession caller, StoredFile file) {
        destroy(caller, file, tx -> {});
    }

    /// `allowed` refuses in the step that destroys.
    private void destroy(CallerSession caller, StoredFile file, Consumer<Tx> allowed) {
        Instant now = clock.instant();
        database.write(
                tx -> {
                    allowed.accept(tx);
                    files().destroy(tx, file.id(), caller.actor().staff(), now);
                    return file.id();
                });
        kept.end(file);
    }
}
