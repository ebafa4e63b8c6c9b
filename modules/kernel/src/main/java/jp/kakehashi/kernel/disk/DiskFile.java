package jp.kakehashi.kernel.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One open file of a {@link Disk}. For one thread at a time.
public interface DiskFile extends Closeable {

    /// Bytes in the file.
    long size() throws IOException;

    /// Fills `target` from `position` on; returns how many bytes there were, fewer only at the end.
    int read(ByteBuffer target, long position) throws IOException;

    /// Writes all of `source` at `position`, growing the file when needed.
    ///
    /// @throws DiskFullException when there is no room; part of it may have been written
    void write(ByteBuffer source, long position) throws IOException;

    /// Cuts the file to `size` bytes when it is longer.
    void truncate(long size) throws IOException;

    /// Returns when everything written is durable, the file's length included.
    void force() throws IOException;
}
