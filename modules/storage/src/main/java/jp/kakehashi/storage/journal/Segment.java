package jp.kakehashi.storage.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.disk.Disk;
import org.jspecify.annotations.Nullable;

/// One segment read as a whole: every frame checked, the end told apart from damage.
final class Segment {
    private final String name;
    private final ByteBuffer content;
    private final @Nullable SegmentHeader header;

    private Segment(String name, ByteBuffer content, @Nullable SegmentHeader header) {
        this.name = name;
        this.content = content;
        this.header = header;
    }

    static Segment read(Disk disk, Secrets secrets, long number) throws IOException {
        String name = Journal.FOLDER + "/" + SegmentHeader.fileName(number);
        ByteBuffer content = ByteBuffer.wrap(WholeFile.read(disk, name));
        SegmentHeader header = SegmentHeader.decode(secrets, content);
        return new Segment(
                name, content, header != null && header.number() == number ? header : null);
    }

    @Nullable SegmentHeader header() {
        return header;
    }

    ProblemException damagedAt(long offset) {
        return Problem.damaged("problem.storage.damaged", name, offset).asException();
    }

    /// Gives every frame to `sink`. Bytes after the last whole frame are a torn tail when no whole
    /// frame follows them, and damage when one does.
    Ending frames(Secrets secrets, SegmentHeader checked, FrameSink sink) {
        FrameCodec codec = new FrameCodec(checked.frameKey(secrets));
        Position position = checked.start();
        boolean sealed = false;
        boolean first = true;
        int at = SegmentHeader.SIZE;
        while (at < content.limit()) {
            FrameCodec.RawFrame raw = FrameCodec.find(content, at);
            if (raw == null) {
                break;
            }
            Frame frame = sealed ? null : codec.decode(position, raw);
            if (frame == null) {
                throw damagedAt(at); // the check sum holds: this was not torn but changed
            }
            sink.frame(frame, first);
            first = false;
            sealed = frame.kind() == FrameKind.SEAL;
            position = frame.position();
            at += raw.size();
        }
        if (at < content.limit() && (sealed || wholeFrameAfter(at))) {
            throw damagedAt(at);
        }
        return new Ending(position, at, content.limit() - at, sealed);
    }

    private boolean wholeFrameAfter(int torn) {
        for (int at = torn + 1; at <= content.limit() - FrameCodec.HEAD; at++) {
            if (content.get(at) == (byte) (FrameCodec.MAGIC >>> 24)
                    && FrameCodec.find(content, at) != null) {
                return true;
            }
        }
        return false;
    }

    /// Where a segment ends: after the last whole frame, at this offset, with so many bytes torn.
    record Ending(Position position, int offset, int tornBytes, boolean sealed) {}
}
