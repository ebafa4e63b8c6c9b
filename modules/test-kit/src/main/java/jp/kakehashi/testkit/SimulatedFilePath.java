package jp.kakehashi.testkit;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import jp.kakehashi.kernel.disk.DiskFile;
import org.h2.message.DbException;
import org.h2.store.fs.FilePath;

/// Lets H2 keep its files on a {@link SimulatedDisk}: `sim:<number>/<name>`.
final class SimulatedFilePath extends FilePath {
    private static final String SCHEME = "sim";
    private static final Map<String, SimulatedDisk> DISKS = new ConcurrentHashMap<>();
    private static final AtomicLong NUMBERS = new AtomicLong();

    static {
        FilePath.register(new SimulatedFilePath());
    }

    static String pathOf(SimulatedDisk disk, String name) {
        for (Map.Entry<String, SimulatedDisk> known : DISKS.entrySet()) {
            if (known.getValue() == disk) {
                return SCHEME + ":/" + known.getKey() + "/" + name;
            }
        }
        String number = "d" + NUMBERS.incrementAndGet();
        DISKS.put(number, disk);
        return SCHEME + ":/" + number + "/" + name;
    }

    static void forget(SimulatedDisk disk) {
        DISKS.values().removeIf(one -> one == disk);
    }

    private interface Step<T> {
        T run() throws IOException;
    }

    private static <T> T step(Step<T> step, String name) {
        try {
            return step.run();
        } catch (IOException e) {
            throw DbException.convertIOException(e, name);
        }
    }

    private SimulatedDisk disk() {
        String path = name.substring(SCHEME.length() + 2);
        SimulatedDisk disk = DISKS.get(path.substring(0, path.indexOf('/')));
        if (disk == null) {
            throw DbException.convertIOException(new PowerCutException(), name);
        }
        return disk;
    }

    private String file() {
        String path = name.substring(SCHEME.length() + 2);
        int slash = path.indexOf('/');
        return slash < 0 ? "" : path.substring(slash + 1);
    }

    @Override
    public long size() {
        return step(() -> disk().exists(file()) ? disk().open(file()).size() : 0, name);
    }

    @Override
    public void moveTo(FilePath target, boolean atomicReplace) {
        step(
                () -> {
                    disk().rename(file(), ((SimulatedFilePath) target).file());
                    return true;
                },
                name);
    }

    @Override
    public boolean createFile() {
        return step(
                () -> {
                    boolean fresh = !disk().exists(file());
                    disk().open(file()).close();
                    return fresh;
                },
                name);
    }

    @Override
    public boolean exists() {
        return isDirectory() || step(() -> disk().exists(file()), name);
    }

    @Override
    public void delete() {
        step(
                () -> {
                    disk().delete(file());
                    return true;
                },
                name);
    }

    @Override
    public List<FilePath> newDirectoryStream() {
        List<FilePath> files = new ArrayList<>(); // H2 changes what it is given
        step(() -> disk().list(file()), name).forEach(one -> files.add(getPath(name + "/" + one)));
        return files;
    }

    @Override
    public FilePath toRealPath() {
        return this;
    }

    @Override
    public FilePath getParent() {
        return getPath(name.substring(0, name.lastIndexOf('/')));
    }

    @Override
    public boolean isDirectory() {
        return !file().contains(".");
    }

    @Override
    public boolean isRegularFile() {
        return !isDirectory();
    }

    @Override
    public boolean isAbsolute() {
        return true;
    }

    @Override
    public long lastModified() {
        return 0;
    }

    @Override
    public boolean canWrite() {
        return true;
    }

    @Override
    public void createDirectory() {}

    @Override
    public FileChannel open(String mode) throws IOException {
        DiskFile file = disk().open(file());
        return new SimulatedChannel(file);
    }

    @Override
    public boolean setReadOnly() {
        return false;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FilePath getPath(String path) {
        SimulatedFilePath result = new SimulatedFilePath();
        result.name = path;
        return result;
    }
}
