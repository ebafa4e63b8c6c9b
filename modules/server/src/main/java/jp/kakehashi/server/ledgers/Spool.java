package jp.kakehashi.server.ledgers;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.OwnerOnly;
import org.jspecify.annotations.Nullable;

/// What one thread has made and another has not sent yet, so that the maker never waits for a slow
/// line. 1 MB is held in memory; more goes to a file in pieces, each under AES-256-GCM with a key
/// that only this process knows for as long as the spool is open. The file is gone when it is
/// closed.
final class Spool extends OutputStream {
    private static final int PIECE = 64 * 1024;
    private static final int SEALED = PIECE + 16;
    private static final int PIECES_IN_MEMORY = 16;

    private final Path dir;
    private final SpoolRoom room;
    private final Deque<byte[]> memory = new ArrayDeque<>();
    private byte[] filling = new byte[PIECE];
    private int filled;
    private @Nullable FileChannel file;
    private @Nullable SecretKey key;
    private long spilled;
    private long unspilled;
    private boolean ended;
    private long taken;
    private boolean closed;
    private @Nullable ProblemException refused;

    /// Its file, when it needs one, is made in `dir` and takes its place from `room`.
    Spool(Path dir, SpoolRoom room) {
        this.dir = dir;
        this.room = room;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    /// Never waits for the reader.
    ///
    /// @throws IOException when the reader has given up, or the disk failed
    /// @throws ProblemException when there is no room for more; both sides end then
    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        int left = length;
        while (left > 0) {
            requireOpen();
            int part = Math.min(left, PIECE - filled);
            System.arraycopy(bytes, at, filling, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled == PIECE) {
                keep(filling);
                filling = new byte[PIECE];
                filled = 0;
            }
        }
    }

    /// Says that nothing more comes, whether or not it was everything.
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /// Sends everything to `to`, waiting for what is still to come.
    ///
    /// @throws IOException when the spool was closed, or from `to`
    void copyTo(OutputStream to) throws IOException {
        for (byte[] piece = next(); piece.length > 0; piece = next()) {
            to.write(piece);
        }
    }

    /// The next piece; empty at the end.
    private synchronized byte[] next() throws IOException {
        while (!closed && !ended && memory.isEmpty() && unspilled == spilled) {
            try {
                wait();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
        requireOpen();
        byte[] first = memory.pollFirst();
        if (first != null) {
            return first;
        }
        if (unspilled < spilled) {
            return unspill();
        }
        byte[] last = Arrays.copyOf(filling, filled);
        filled = 0;
        return last;
    }

    /// @throws IOException when it was closed
    /// @throws ProblemException when it was closed because there was no room for more
    synchronized void requireOpen() throws IOException {
        if (refused != null) {
            throw refused;
        }
        if (closed) {
            throw new IOException("the download was given up");
        }
    }

    private void keep(byte[] piece) throws IOException {
        // What is in memory is always older than what is in the file.
        if (unspilled == spilled && memory.size() < PIECES_IN_MEMORY) {
            memory.addLast(piece);
        } else {
            spill(piece);
        }
        notifyAll();
    }

    private void spill(byte[] piece) throws IOException {
        FileChannel to = file;
        if (to == null) {
            to = open();
            file = to;
        }
        try {
            room.take(dir, SEALED);
            taken += SEALED;
        } catch (ProblemException e) {
            refused = e;
            close();
            throw e;
        }
        ByteBuffer sealed = ByteBuffer.wrap(cipher(Cipher.ENCRYPT_MODE, spilled, piece));
        long at = spilled * SEALED;
        while (sealed.hasRemaining()) {
            at += to.write(sealed, at);
        }
        spilled++;
    }

    private byte[] unspill() throws IOException {
        FileChannel from = file;
        ByteBuffer sealed = ByteBuffer.allocate(SEALED);
        long at = unspilled * SEALED;
        while (sealed.hasRemaining()) {
            int read = from == null ? -1 : from.read(sealed, at + sealed.position());
            if (read < 0) {
                throw new IOException("the spool is damaged");
            }
        }
        byte[] piece = cipher(Cipher.DECRYPT_MODE, unspilled, sealed.array());
        unspilled++;
        return piece;
    }

    private FileChannel open() throws IOException {
        OwnerOnly.makeFolder(dir);
        Path path = dir.resolve(UUID.randomUUID() + ".spool");
        Set<OpenOption> options =
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE);
        FileAttribute<?>[] mode = OwnerOnly.newFile(path);
        FileChannel opened = FileChannel.open(path, options, mode);
        if (mode.length > 0) {
            // Where an open file may lose its name, a killed server leaves nothing behind.
            Files.deleteIfExists(path);
        }
        return opened;
    }

    // Each piece has a number of its own and the key serves this spool only.
    private byte[] cipher(int mode, long number, byte[] piece) throws IOException {
        try {
            SecretKey own = key;
            if (own == null) {
                KeyGenerator generator = KeyGenerator.getInstance("AES");
                generator.init(256);
                own = generator.generateKey();
                key = own;
            }
            byte[] nonce = ByteBuffer.allocate(12).putLong(number).array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, own, new GCMParameterSpec(128, nonce));
            return cipher.doFinal(piece);
        } catch (GeneralSecurityException e) {
            throw new IOException("the spool is damaged", e);
        }
    }

    /// Gives up what is left, on both sides.
    @Override
    public synchronized void close() throws IOException {
        closed = true;
        memory.clear();
        FileChannel opened = file;
        file = null;
        notifyAll();
        try {
            if (opened != null) {
                opened.close();
            }
        } finally {
            room.give(taken);
            taken = 0;
        }
    }
}
