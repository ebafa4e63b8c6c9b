package jp.kakehashi.storage.sealed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/// A file whose blocks are encrypted on their way to `base`. Reads go anywhere; writes begin and
/// end at a block, as those of H2's store do.
final class SealedChannel extends FileBaseDefault {
    private static final int SIZE = XtsBlocks.SIZE;

    private final FileChannel base;
    private final XtsBlocks blocks;

    SealedChannel(FileChannel base, XtsBlocks blocks) {
        this.base = base;
        this.blocks = blocks;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // readers at places of their own
    public int read(ByteBuffer target, long position) throws IOException {
        int wanted = target.remaining();
        long first = position / SIZE;
        int skipped = (int) (position - first * SIZE);
        int length = Math.toIntExact(((long) skipped + wanted + SIZE - 1) / SIZE * SIZE);
        byte[] bytes = new byte[length];
        int got = fill(bytes, first * SIZE);
        int whole = got / SIZE * SIZE;
        int given = Math.min(wanted, whole - skipped);
        if (given <= 0) {
            return wanted == 0 ? 0 : -1;
        }
        blocks.decrypt(bytes, whole, first);
        target.put(bytes, skipped, given);
        return given;
    }

    private int fill(byte[] bytes, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int read = 0;
        while (buffer.hasRemaining() && read >= 0) {
            read = base.read(buffer, from + buffer.position());
        }
        return buffer.position();
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // as above
    public int write(ByteBuffer source, long position) throws IOException {
        int length = source.remaining();
        if (position % SIZE != 0 || length % SIZE != 0) {
            throw new IOException("write of " + length + " bytes at " + position);
        }
        byte[] bytes = new byte[length];
        source.get(bytes);
        blocks.encrypt(bytes, length, position / SIZE);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            base.write(buffer, position + buffer.position());
        }
        return length;
    }

    @Override
    public long size() throws IOException {
        return base.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        base.truncate((size + SIZE - 1) / SIZE * SIZE);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        base.force(metaData);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return base.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        base.close();
    }
}
