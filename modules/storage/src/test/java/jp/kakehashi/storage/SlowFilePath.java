package jp.kakehashi.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.locks.LockSupport;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/// H2's way to a disk on which large writes take their time: `slow:PATH`.
public final class SlowFilePath extends FilePathWrapper {
    private static final int LARGE = 256 * 1024;
    private static final long NANOS = 300_000_000;

    /// For H2, which sets the name afterwards.
    public SlowFilePath() {}

    static void register() {
        FilePath.register(new SlowFilePath());
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new SlowChannel(getBase().open(mode));
    }

    @Override
    public String getScheme() {
        return "slow";
    }

    private static final class SlowChannel extends FileBaseDefault {
        private final FileChannel base;

        SlowChannel(FileChannel base) {
            this.base = base;
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // as in the one in use
        public int read(ByteBuffer target, long position) throws IOException {
            return base.read(target, position);
        }

        @Override
        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // as above
        public int write(ByteBuffer source, long position) throws IOException {
            if (source.remaining() > LARGE) {
                LockSupport.parkNanos(NANOS);
            }
            return base.write(source, position);
        }

        @Override
        public long size() throws IOException {
            return base.size();
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            base.truncate(size);
        }

        @Override
        public void force(boolean metaData) throws IOException {
            base.force(metaData);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return base.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            base.close();
        }
    }
}
