package jp.kakehashi.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import jp.kakehashi.kernel.disk.DiskFullException;
import jp.kakehashi.kernel.disk.DiskInUseException;

/// A disk in memory that keeps apart what was written and what was forced. It can be cut off at any
/// operation, and {@link #afterPowerLoss} gives a disk a machine might find when it comes back:
/// un-forced sectors of 512 bytes each there or not, un-forced names up to some operation. H2
/// reaches it by {@link #h2Path}. Safe for use from many threads.
public final class SimulatedDisk implements Disk {
    private final Map<String, SimulatedContent> names = new TreeMap<>();
    private final Map<String, SimulatedContent> forcedNames = new HashMap<>();
    private final Map<String, List<NameChange>> unforced = new HashMap<>();
    private final Set<String> locks = new HashSet<>();
    private final Random random;
    private long operations;
    private long cutAt = Long.MAX_VALUE;
    private long capacityBytes = Long.MAX_VALUE;

    /// An empty disk; `random` decides what is torn.
    public SimulatedDisk(Random random) {
        this.random = random;
    }

    /// Fails operation number `operation` (counted from now) half way, and every later one.
    public synchronized void cutAfter(long operation) {
        cutAt = operations + operation;
    }

    /// Operations that change something so far.
    public synchronized long operations() {
        return operations;
    }

    /// Whether the power has gone.
    public synchronized boolean isCut() {
        return operations >= cutAt;
    }

    /// How much can be written in all.
    public synchronized void setCapacityBytes(long bytes) {
        capacityBytes = bytes;
    }

    /// Bytes in all files.
    public synchronized long usedBytes() {
        return names.values().stream().mapToLong(SimulatedContent::size).sum();
    }

    /// What H2 calls a file of this disk.
    public String h2Path(String name) {
        return SimulatedFilePath.pathOf(this, name);
    }

    /// Lets H2 forget this disk, once it is not used any more.
    public void forgetPaths() {
        SimulatedFilePath.forget(this);
    }

    /// The disk as the machine finds it when power comes back.
    public synchronized SimulatedDisk afterPowerLoss() {
        Map<String, SimulatedContent> found = new HashMap<>(forcedNames);
        for (List<NameChange> changes : unforced.values()) {
            int reached = random.nextInt(changes.size() + 1);
            changes.subList(0, reached).forEach(change -> change.apply(found));
        }
        SimulatedDisk after = new SimulatedDisk(random);
        found.forEach((name, content) -> after.place(name, content.afterPowerLoss(random)));
        return after;
    }

    /// The disk as another process finds it after this one was killed: everything written is there.
    public synchronized SimulatedDisk afterKill() {
        SimulatedDisk after = new SimulatedDisk(random);
        names.forEach((name, content) -> after.place(name, content.copy()));
        return after;
    }

    private void place(String name, SimulatedContent content) {
        names.put(name, content);
        forcedNames.put(name, content);
    }

    /// Changes one bit of what is stored.
    public synchronized void flip(String name, long position) {
        content(name).flip(position);
    }

    /// The names of all files.
    public synchronized List<String> files() {
        return List.copyOf(names.keySet());
    }

    /// How long a file is.
    public synchronized long sizeOf(String name) {
        return content(name).size();
    }

    private SimulatedContent content(String name) {
        SimulatedContent content = names.get(name);
        if (content == null) {
            throw new IllegalArgumentException("no file " + name);
        }
        return content;
    }

    synchronized void alive() throws IOException {
        if (operations >= cutAt) {
            throw new PowerCutException();
        }
    }

    private synchronized void step() throws IOException {
        alive();
        operations++;
        alive();
    }

    @Override
    public synchronized DiskFile open(String name) throws IOException {
        alive();
        SimulatedContent content = names.get(name);
        if (content == null) {
            step();
            content = new SimulatedContent();
            change(name, content);
        }
        return new SimulatedFile(content);
    }

    private void change(String name, SimulatedContent content) {
        NameChange change = new NameChange(name, content);
        change.apply(names);
        unforced.computeIfAbsent(folder(name), key -> new ArrayList<>()).add(change);
    }

    @Override
    public synchronized boolean exists(String name) throws IOException {
        alive();
        return names.containsKey(name);
    }

    @Override
    public synchronized List<String> list(String folder) throws IOException {
        alive();
        return names.keySet().stream()
                .filter(name -> folder(name).equals(folder))
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .toList();
    }

    @Override
    public void makeFolder(String folder) throws IOException {
        alive(); // folders are not simulated: a file's name implies them
    }

    @Override
    public synchronized void rename(String from, String to) throws IOException {
        step();
        SimulatedContent content = content(from);
        // one step of the file system: either both or neither
        NameChange both = new NameChange(to, content, from);
        both.apply(names);
        unforced.computeIfAbsent(folder(to), key -> new ArrayList<>()).add(both);
    }

    @Override
    public synchronized void delete(String name) throws IOException {
        alive();
        if (names.containsKey(name)) {
            step();
            change(name, null);
        }
    }

    @Override
    public synchronized void forceFolder(String folder) throws IOException {
        step();
        List<NameChange> changes = unforced.remove(folder);
        if (changes != null) {
            changes.forEach(change -> change.apply(forcedNames));
        }
    }

    @Override
    public void restrictToOwner(String name) throws IOException {
        alive();
    }

    @Override
    public synchronized long usableBytes() throws IOException {
        alive();
        return Math.max(0, capacityBytes - usedBytes());
    }

    @Override
    public synchronized Closeable lock(String name) throws IOException {
        alive();
        if (!locks.add(name)) {
            throw new DiskInUseException(name);
        }
        return () -> {
            synchronized (this) {
                locks.remove(name);
            }
        };
    }

    private static String folder(String name) {
        int slash = name.lastIndexOf('/');
        return slash < 0 ? "" : name.substring(0, slash);
    }

    private record NameChange(String name, SimulatedContent content, String freed) {
        NameChange(String name, SimulatedContent content) {
            this(name, content, null);
        }

        void apply(Map<String, SimulatedContent> to) {
            if (freed != null) {
                to.remove(freed);
            }
            if (content == null) {
                to.remove(name);
            } else {
                to.put(name, content);
            }
        }
    }

    private final class SimulatedFile implements DiskFile {
        private final SimulatedContent content;

        SimulatedFile(SimulatedContent content) {
            this.content = content;
        }

        @Override
        public long size() throws IOException {
            synchronized (SimulatedDisk.this) {
                alive();
                return content.size();
            }
        }

        @Override
        public int read(ByteBuffer target, long position) throws IOException {
            synchronized (SimulatedDisk.this) {
                alive();
                return content.read(target, position);
            }
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            synchronized (SimulatedDisk.this) {
                alive();
                operations++;
                long growth = position + source.remaining() - content.size();
                if (growth > 0 && growth > capacityBytes - usedBytes()) {
                    half(source, position);
                    throw new DiskFullException("No space left on device");
                }
                if (operations >= cutAt) {
                    half(source, position);
                    throw new PowerCutException();
                }
                content.write(source, position);
            }
        }

        private void half(ByteBuffer source, long position) {
            int part = random.nextInt(source.remaining() + 1);
            content.write(source.slice(source.position(), part), position);
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (SimulatedDisk.this) {
                step();
                content.truncate(size);
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (SimulatedDisk.this) {
                step();
                content.force();
            }
        }

        @Override
        public void close() {}
    }
}
