package jp.kakehashi.kernel.disk;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// A folder tree whose every operation may fail or be cut off. Names are relative, with `/`.
/// Nothing is durable before it is forced: contents by {@link DiskFile#force}, creations, renames
/// and deletions by {@link #forceFolder}. Safe for use from many threads on different files.
public interface Disk {

    /// Opens `name` for reading and positioned writing; makes an empty file when absent.
    DiskFile open(String name) throws IOException;

    /// Whether a file or folder of this name exists.
    boolean exists(String name) throws IOException;

    /// Names of the files in `folder`, sorted, without the folder; empty when it is absent.
    List<String> list(String folder) throws IOException;

    /// Makes a folder, and those above it, when absent.
    void makeFolder(String folder) throws IOException;

    /// Gives `from` the name `to`, replacing what had it, in one step.
    void rename(String from, String to) throws IOException;

    /// Deletes a file when it exists.
    void delete(String name) throws IOException;

    /// Makes creations, renames and deletions in `folder` durable; `""` is the root.
    void forceFolder(String folder) throws IOException;

    /// Lets only this user read the file; does nothing where the system has no such rights.
    void restrictToOwner(String name) throws IOException;

    /// Bytes that can still be written.
    long usableBytes() throws IOException;

    /// Holds `name` against every other process and every other holder in this one.
    ///
    /// @throws DiskInUseException when somebody else holds it
    Closeable lock(String name) throws IOException;
}
