package jp.kakehashi.kernel.disk;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A folder of this computer, closed to its other users with all that is in it.
public final class LocalDisk implements Disk {
    private final Path root;
    private final boolean ownerOnly;

    /// Everything below `root`, which is made when absent.
    public LocalDisk(Path root) throws IOException {
        this.root = OwnerOnly.makeFolder(root.toAbsolutePath());
        OwnerOnly.closeTree(this.root);
        this.ownerOnly = true;
    }

    private LocalDisk(Path root, boolean ownerOnly) {
        this.root = root.toAbsolutePath();
        this.ownerOnly = ownerOnly;
    }

    /// A folder that is there and belongs to several people: who may read what is written there is
    /// for the folder to say, and nothing that lies in it is closed to them.
    public static LocalDisk shared(Path folder) {
        return new LocalDisk(folder, false);
    }

    @Override
    public DiskFile open(String name) throws IOException {
        Path file = root.resolve(name);
        Set<StandardOpenOption> options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        return new LocalFile(
                ownerOnly
                        ? FileChannel.open(file, options, OwnerOnly.newFile(file))
                        : FileChannel.open(file, options));
    }

    @Override
    public boolean exists(String name) {
        return Files.exists(root.resolve(name));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path path = root.resolve(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void makeFolder(String folder) throws IOException {
        OwnerOnly.makeFolder(root.resolve(folder));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                root.resolve(from),
                root.resolve(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(root.resolve(name));
    }

    @Override
    public void forceFolder(String folder) throws IOException {
        if (!isPosix()) {
            return; // Windows cannot open a folder, and makes renames durable by itself
        }
        try (FileChannel channel =
                FileChannel.open(root.resolve(folder), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void restrictToOwner(String name) throws IOException {
        OwnerOnly.close(root.resolve(name));
    }

    @Override
    public long usableBytes() throws IOException {
        return Files.getFileStore(root).getUsableSpace();
    }

    @Override
    public Closeable lock(String name) throws IOException {
        Path file = root.resolve(name);
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        OwnerOnly.newFile(file));
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new DiskInUseException(name);
        }
        channel.close();
        throw new DiskInUseException(name);
    }

    private boolean isPosix() {
        return root.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
