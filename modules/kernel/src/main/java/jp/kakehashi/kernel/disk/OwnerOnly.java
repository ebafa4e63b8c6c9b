package jp.kakehashi.kernel.disk;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files and folders that only the operating system's user who runs the program can open: folders
/// of mode 700, files of mode 600. Where there are no such modes (Windows) the rights of the folder
/// above hold, and everything here only makes what is missing.
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FOLDER =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE =
            PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    /// What a new file is made with, so that it is never open to others.
    public static FileAttribute<?>[] newFile(Path place) {
        return posix(place)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
                : new FileAttribute<?>[0];
    }

    /// Makes an empty file unless there is one.
    public static void make(Path file) throws IOException {
        try {
            Files.createFile(file, newFile(file));
        } catch (FileAlreadyExistsException e) {
            // As wanted; its mode was set when its folder was opened.
        }
    }

    /// Makes a folder and those above it unless they are there, and closes it to others.
    public static Path makeFolder(Path folder) throws IOException {
        Path above = folder.toAbsolutePath().getParent();
        if (above != null && !Files.isDirectory(above)) {
            makeFolder(above);
        }
        Files.createDirectories(folder);
        close(folder);
        return folder;
    }

    /// Closes `folder` and everything in it to others, whatever was set before. Does not follow
    /// symbolic links.
    public static void closeTree(Path folder) throws IOException {
        if (!posix(folder) || !Files.isDirectory(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(
                            Path each, BasicFileAttributes attributes) throws IOException {
                        close(each);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path each, BasicFileAttributes attributes)
                            throws IOException {
                        close(each);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path each, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE; // another program took it away
                        }
                        throw failure;
                    }
                });
    }

    /// Closes one file or folder to others; symbolic links are left as they are.
    public static void close(Path path) throws IOException {
        if (!posix(path) || Files.isSymbolicLink(path)) {
            return;
        }
        boolean folder = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
        boolean file = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        Set<PosixFilePermission> wanted = folder ? FOLDER : FILE;
        try {
            if ((folder || file) && !Files.getPosixFilePermissions(path).equals(wanted)) {
                Files.setPosixFilePermissions(path, wanted);
            }
        } catch (NoSuchFileException e) {
            // Another program took it away.
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
