package jp.kakehashi.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileLock;
import jp.kakehashi.kernel.disk.DiskFile;
import org.h2.store.fs.FileBaseDefault;

/// A file of a {@link SimulatedDisk} as H2 wants it.
final class SimulatedChannel extends FileBaseDefault {
    private final DiskFile file;

    SimulatedChannel(DiskFile file) {
        this.file = file;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public synchronized int read(ByteBuffer target, long position) throws IOException {
        int count = file.read(target, position);
        return count == 0 && target.hasRemaining() ? -1 : count;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
        int count = source.remaining();
        file.write(source, position);
        return count;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
        file.truncate(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        return new FileLock(this, position, size, shared) {
            @Override
            public boolean isValid() {
                return true;
            }

            @Override
            public void release() {}
        };
    }
}
