package jp.kakehashi.sync.storage.replica;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.FileKey;
import jp.kakehashi.storage.SealedFiles;
import jp.kakehashi.sync.storage.FileHereStore;
import jp.kakehashi.sync.storage.FileHereStore.FileHere;
import jp.kakehashi.sync.storage.OutboxStore;
import jp.kakehashi.wire.FileMessages;
import org.jspecify.annotations.Nullable;

/// Files that were put into cells on this PC, until head office has them: sealed in a folder of the
/// replica, each under a key of its own that lies in the replica's database. Works without a
/// connection. Thread-safe.
public final class LocalFiles {
    /// The longest file.
    public static final long MOST_BYTES = 50L << 20;

    private static final long SPARE = 256L << 20;
    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final FileHereStore store = new FileHereStore();
    private final SealedFiles files;
    private final InstantSource clock;

    LocalFiles(Database database, OutboxStore outbox, Path dir, InstantSource clock) {
        this.database = database;
        this.files = SealedFiles.in(dir);
        this.clock = clock;
        forgetUnnamed(outbox);
        Set<UUID> lost = new HashSet<>(files.all());
        database.read(store::all).forEach(file -> lost.remove(file.id()));
        lost.forEach(files::delete);
    }

    /// Files of cells that no unsent or returned change names: taken off again, or accepted just
    /// before the program ended.
    private void forgetUnnamed(OutboxStore outbox) {
        List<FileHere> here = database.read(store::all);
        if (here.isEmpty()) {
            return;
        }
        Set<UUID> named = new HashSet<>();
        database.read(outbox::all).forEach(entry -> named.addAll(Attachment.named(entry.change())));
        here.stream()
                .filter(file -> file.taken() == null && !named.contains(file.id()))
                .forEach(file -> sent(file.id()));
    }

    /// Takes `source` in for a cell of `field`; durable when it returns. Only the cell that is
    /// written with it afterwards makes others see it.
    ///
    /// @throws ProblemException `problem.attachment.unreadable`, `problem.attachment.too_large`,
    ///     `problem.value.individual_number`, `problem.storage.full`
    public Attachment add(LedgerId ledger, FieldId field, Path source) {
        String name = name(String.valueOf(source.getFileName()));
        if (IndividualNumber.in(name)) {
            throw Problem.invalid("problem.value.individual_number", field).asException();
        }
        return add(ledger, field, source, name, new Use(null, false));
    }

    /// Takes in what the import `taken` was read from, called `name`; `numbers` when it seems to
    /// hold individual numbers.
    ///
    /// @throws ProblemException as above
    public Attachment addOriginal(
            LedgerId ledger, UUID taken, Path source, String name, boolean numbers) {
        Use use = new Use(taken, numbers);
        return add(ledger, FileMessages.ORIGINAL, source, name(name), use);
    }

    private record Use(@Nullable UUID taken, boolean guarded) {}

    private Attachment add(LedgerId ledger, FieldId field, Path source, String name, Use use) {
        UUID id = UUID.randomUUID();
        FileKey key = FileKey.fresh();
        try (InputStream in = Files.newInputStream(source)) {
            long expected = Files.size(source);
            if (expected > MOST_BYTES) {
                throw tooLarge();
            }
            files.requireRoom(expected, SPARE);
            MessageDigest digest = sha256();
            byte[] head = in.readNBytes(SealedFiles.PIECE);
            long size = seal(id, key, head, in, digest);
            String hash = HexFormat.of().formatHex(digest.digest());
            Attachment file = new Attachment(id, name, size, hash, ContentKind.of(head, name));
            database.write(
                    tx -> {
                        FileHere here =
                                new FileHere(ledger, field, file, key, use.taken(), use.guarded());
                        store.add(tx, here, clock.instant());
                        return id;
                    });
            return file;
        } catch (IOException e) {
            files.delete(id);
            throw new ProblemException(Problem.invalid("problem.attachment.unreadable"), e);
        } catch (ProblemException e) {
            files.delete(id);
            throw e;
        }
    }

    /// As many bytes as come: a file that somebody else is writing is what it was when it was read.
    private long seal(UUID id, FileKey key, byte[] head, InputStream in, MessageDigest digest)
            throws IOException {
        long size = 0;
        int piece = 0;
        byte[] bytes = head;
        while (bytes.length > 0) {
            size += bytes.length;
            if (size > MOST_BYTES) {
                throw tooLarge();
            }
            digest.update(bytes);
            files.write(id, key, piece++, bytes);
            bytes = in.readNBytes(SealedFiles.PIECE);
        }
        return size;
    }

    private static ProblemException tooLarge() {
        return Problem.invalid("problem.attachment.too_large", MOST_BYTES >> 20).asException();
    }

    /// Whether a character is drawn as nothing, or says which way others are read.
    private static boolean hidden(int c) {
        int type = Character.getType(c);
        boolean form = c >= 0xE0100 && c <= 0xE01EF;
        return !form
                && (type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR
                        || type == Character.UNASSIGNED);
    }

    /// What a cell may hold of a file's name.
    private static String name(String called) {
        StringBuilder plain = new StringBuilder();
        called.codePoints()
                .map(c -> Attachment.inName(c) && !hidden(c) ? c : '_')
                .forEach(plain::appendCodePoint);
        String name = plain.toString().isBlank() ? "_" : plain.toString();
        if (name.length() <= LONGEST_NAME) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int end = LONGEST_NAME - ending.length() - 1;
        end -= Character.isHighSurrogate(name.charAt(end - 1)) ? 1 : 0;
        return name.substring(0, end) + "…" + ending;
    }

    /// Whether any file is here.
    public boolean anyHere() {
        return database.read(store::any);
    }

    /// Those of the files that are here.
    public List<FileHere> of(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : database.read(db -> store.of(db, ids));
    }

    /// The piece that begins at `offset`.
    public byte[] piece(FileHere file, long offset) {
        int piece = Math.toIntExact(offset / SealedFiles.PIECE);
        return files.read(file.id(), file.key(), piece, file.file().size());
    }

    /// Files of imports that still have to be sent.
    public List<FileHere> originals() {
        return database.read(store::originals);
    }

    /// Head office has it for good.
    public void sent(UUID id) {
        database.write(
                tx -> {
                    store.remove(tx, id);
                    return id;
                });
        files.delete(id);
    }

    /// Head office does not take it; it stays here for its author.
    public void refused(UUID id) {
        database.write(
                tx -> {
                    store.refused(tx, id);
                    return id;
                });
    }

    /// Writes a file that is here to `out`; false when it is not.
    public boolean copy(UUID id, OutputStream out) throws IOException {
        Optional<FileHere> found =
                database.read(db -> store.of(db, List.of(id))).stream().findFirst();
        if (found.isEmpty()) {
            return false;
        }
        FileHere file = found.get();
        long size = file.file().size();
        for (int piece = 0; piece < SealedFiles.pieces(size); piece++) {
            out.write(files.read(file.id(), file.key(), piece, size));
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
