package jp.kakehashi.storage.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import jp.kakehashi.kernel.disk.Disk;
import jp.kakehashi.kernel.disk.DiskFile;
import org.jspecify.annotations.Nullable;

/// The truth of a database: everything that was ever acknowledged, in order, in files that are only
/// appended to. `append` returns when the group is durable. For the writer's thread; only
/// {@link #replay} may run beside it.
public final class Journal implements Closeable {
    static final String FOLDER = "journal";

    private final Disk disk;
    private final Secrets secrets;
    private final long segmentLimitBytes;
    private final StatementLog log = new StatementLog();
    private final ArrayDeque<JournalScan.Sealed> older = new ArrayDeque<>();
    private final Set<Position> known = new HashSet<>();
    private SegmentHeader header;
    private FrameCodec codec;
    private DiskFile file;
    private long end;
    private long cutBytes;
    private final AtomicLong appendedBytes = new AtomicLong();
    private boolean tailDirty;
    private volatile Position position;

    private Journal(
            Disk disk, Secrets secrets, long segmentLimitBytes, SegmentHeader header, long end)
            throws IOException {
        this.disk = disk;
        this.secrets = secrets;
        this.segmentLimitBytes = segmentLimitBytes;
        this.header = header;
        this.codec = new FrameCodec(header.frameKey(secrets));
        this.file = disk.open(name(header.number()));
        this.end = end;
        this.position = header.start();
    }

    /// Begins a journal in an empty folder.
    public static Journal create(Disk disk, Secrets secrets, long segmentLimitBytes)
            throws IOException {
        disk.makeFolder(FOLDER);
        disk.forceFolder("");
        for (String left : disk.list(FOLDER)) {
            disk.delete(FOLDER + "/" + left);
        }
        SegmentHeader header = SegmentHeader.fresh(1, Position.START);
        writeHeader(disk, secrets, header);
        return new Journal(disk, secrets, segmentLimitBytes, header, SegmentHeader.SIZE);
    }

    /// Whether a folder holds a journal with something in it.
    public static boolean holdsAnything(Disk disk, Secrets secrets) throws IOException {
        List<Long> numbers = JournalScan.numbers(disk);
        if (numbers.isEmpty()) {
            return false;
        }
        Segment first = Segment.read(disk, secrets, numbers.getFirst());
        SegmentHeader header = first.header();
        return numbers.size() > 1
                || numbers.getFirst() > 1
                || (header != null
                        && !first.frames(secrets, header, (frame, start) -> {})
                                .position()
                                .equals(Position.START));
    }

    /// Whether a folder holds a journal's files at all.
    public static boolean hasFiles(Disk disk) throws IOException {
        return !JournalScan.numbers(disk).isEmpty();
    }

    /// Checks every frame and cuts off a tail that a stop left half written.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.damaged` with the segment and
    ///     the offset when anything else is not as it was written
    public static Journal open(Disk disk, Secrets secrets, long segmentLimitBytes, Set<Long> wanted)
            throws IOException {
        JournalScan scan = new JournalScan(disk, secrets);
        Set<Position> known = new HashSet<>();
        Segment.Ending ending =
                scan.run(
                        (frame, first) -> {
                            if (wanted.contains(frame.position().sequence())) {
                                known.add(frame.position());
                            }
                        });
        known.add(scan.segments().getFirst().header().start());
        JournalScan.Sealed last = scan.segments().removeLast();
        Journal journal =
                new Journal(disk, secrets, segmentLimitBytes, last.header(), ending.offset());
        journal.older.addAll(scan.segments());
        journal.known.addAll(known);
        journal.position = ending.position();
        journal.cutBytes = ending.tornBytes();
        if (ending.tornBytes() > 0) {
            journal.file.truncate(ending.offset());
            journal.file.force();
        }
        if (last.ending().position().sequence() > last.header().start().sequence()) {
            journal.rotate(); // the numbers of its statements are not in memory
        }
        return journal;
    }

    /// Where the journal stands.
    public Position position() {
        return position;
    }

    /// Whether the journal passes through `wanted`; known for those asked for at opening.
    public boolean passes(Position wanted) {
        return known.contains(wanted) || wanted.equals(position);
    }

    /// Whether `wanted` lies before the oldest frame that is kept.
    public boolean beganAfter(Position wanted) {
        SegmentHeader oldest = older.isEmpty() ? header : older.getFirst().header();
        return wanted.sequence() < oldest.start().sequence();
    }

    /// Bytes that a stop had left half written and that were cut off at opening.
    public long cutBytes() {
        return cutBytes;
    }

    /// The group being gathered.
    public StatementLog log() {
        return log;
    }

    /// Makes room for the next group: begins a new segment when this one is full.
    public void prepare() throws IOException {
        mendTail();
        if (end >= segmentLimitBytes) {
            rotate();
        }
    }

    /// Makes the gathered group durable and returns where the journal then stands. When it throws,
    /// nothing of the group will ever be replayed; the caller takes it back.
    public Position appendGroup() throws IOException {
        Bytes payload = log.bytes();
        Position reached = append(FrameKind.GROUP, payload.array(), payload.size());
        log.reached();
        return reached;
    }

    /// Makes durable that the fixed tables are at `version` from here on.
    public Position appendSchema(String version) throws IOException {
        Bytes payload = new Bytes();
        payload.text(version);
        return append(FrameKind.SCHEMA, payload.array(), payload.size());
    }

    private Position append(FrameKind kind, byte[] payload, int size) throws IOException {
        mendTail();
        ByteBuffer frame = codec.encode(position, kind, payload, size);
        int length = frame.remaining();
        byte[] chain = new byte[FrameCodec.CHAIN];
        frame.get(length - FrameCodec.CHAIN, chain);
        tailDirty = true;
        file.write(frame, end);
        file.force();
        tailDirty = false;
        end += length;
        appendedBytes.addAndGet(length);
        position = Position.of(position.sequence() + 1, chain);
        return position;
    }

    /// Takes away what a failed append may have left, so that it can never be read as a frame.
    private void mendTail() throws IOException {
        if (tailDirty) {
            file.truncate(end);
            file.force();
            tailDirty = false;
        }
    }

    /// Tries to take away at once what a failed append left; {@link #prepare} tries again.
    public boolean mended() {
        try {
            mendTail();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Ends this segment and begins the next: the next is durable before the seal announces it, and
    /// the seal before anything is written to the next. Returns where the next one begins.
    public Position rotate() throws IOException {
        long next = header.number() + 1;
        SegmentHeader nextHeader = announce(next);
        older.add(
                new JournalScan.Sealed(
                        header.number(),
                        header,
                        new Segment.Ending(position, Math.toIntExact(end), 0, true)));
        file.close();
        header = nextHeader;
        codec = new FrameCodec(header.frameKey(secrets));
        file = disk.open(name(next));
        end = SegmentHeader.SIZE;
        log.newSegment();
        return position;
    }

    private SegmentHeader announce(long next) throws IOException {
        mendTail();
        // the seal's chain hash is part of the next header, so the seal is made first, written last
        ByteBuffer seal = codec.encode(position, FrameKind.SEAL, new byte[0], 0);
        int length = seal.remaining();
        byte[] chain = new byte[FrameCodec.CHAIN];
        seal.get(length - FrameCodec.CHAIN, chain);
        Position after = Position.of(position.sequence() + 1, chain);
        SegmentHeader nextHeader = SegmentHeader.fresh(next, after);
        writeHeader(disk, secrets, nextHeader);
        tailDirty = true;
        file.write(seal, end);
        file.force();
        tailDirty = false;
        end += length;
        position = after;
        return nextHeader;
    }

    private static void writeHeader(Disk disk, Secrets secrets, SegmentHeader header)
            throws IOException {
        String name = name(header.number());
        disk.delete(name);
        try (DiskFile fresh = disk.open(name)) {
            fresh.write(header.encode(secrets), 0);
            fresh.force();
        }
        disk.forceFolder(FOLDER);
    }

    /// Gives everything after `from` up to `to` to `target`, in order. Reads sealed segments and
    /// the part of the open one that is already durable.
    public void replay(Position from, @Nullable Position to, ReplayTarget target)
            throws IOException {
        new Replay(disk, secrets).run(from, to, target);
    }

    /// Deletes the segments that only hold what came before `oldest` or at it.
    public void forgetBefore(Position oldest) throws IOException {
        while (!older.isEmpty()
                && older.getFirst().ending().position().sequence() <= oldest.sequence()) {
            disk.delete(name(older.removeFirst().number()));
            disk.forceFolder(FOLDER); // oldest first, so that no gap can appear
        }
    }

    /// Bytes appended since opening, and before it to the segments that are kept.
    public long appendedBytes() {
        return appendedBytes.get();
    }

    private static String name(long number) {
        return FOLDER + "/" + SegmentHeader.fileName(number);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
