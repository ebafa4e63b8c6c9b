package jp.kakehashi.storage.journal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.disk.Disk;

/// Reads all segments in order and checks that each continues the one before.
final class JournalScan {
    private final Disk disk;
    private final Secrets secrets;
    private final List<Sealed> segments = new ArrayList<>();

    JournalScan(Disk disk, Secrets secrets) {
        this.disk = disk;
        this.secrets = secrets;
    }

    /// Scans from segment `first` on and returns how the last one ends.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.storage.damaged` with segment and
    /// offset
    Segment.Ending run(FrameSink sink) throws IOException {
        List<Long> numbers = numbers(disk);
        if (numbers.isEmpty()) {
            throw Problem.damaged("problem.storage.damaged", Journal.FOLDER, 0).asException();
        }
        Segment.Ending ending = null;
        for (int i = 0; i < numbers.size(); i++) {
            long number = numbers.get(i);
            Segment segment = Segment.read(disk, secrets, number);
            SegmentHeader header = segment.header();
            boolean last = i == numbers.size() - 1;
            if (ending != null && !ending.sealed() && last && holdsNothing(segment)) {
                remove(number); // cut before the seal that announces it
                return ending;
            }
            if (header == null
                    || (ending != null && !ending.sealed())
                    || number != numbers.getFirst() + i
                    || (ending != null && !header.start().equals(ending.position()))) {
                throw segment.damagedAt(0);
            }
            ending = segment.frames(secrets, header, sink);
            if (ending.tornBytes() > 0 && !(last || i == numbers.size() - 2)) {
                throw segment.damagedAt(ending.offset());
            }
            segments.add(new Sealed(number, header, ending));
        }
        if (ending == null || ending.sealed()) {
            String missing = SegmentHeader.fileName(numbers.getLast() + 1);
            throw Problem.damaged("problem.storage.damaged", Journal.FOLDER + "/" + missing, 0)
                    .asException();
        }
        return ending;
    }

    private boolean holdsNothing(Segment segment) {
        SegmentHeader header = segment.header();
        return header == null
                || segment.frames(secrets, header, (frame, first) -> {})
                        .position()
                        .equals(header.start());
    }

    private void remove(long number) throws IOException {
        disk.delete(Journal.FOLDER + "/" + SegmentHeader.fileName(number));
        disk.forceFolder(Journal.FOLDER);
    }

    /// The segments seen, oldest first; the last one is open.
    List<Sealed> segments() {
        return segments;
    }

    static List<Long> numbers(Disk disk) throws IOException {
        return disk.list(Journal.FOLDER).stream()
                .filter(name -> name.endsWith(".journal"))
                .map(name -> Long.valueOf(name.substring(0, name.indexOf('.'))))
                .toList();
    }

    /// A segment and where it ends.
    record Sealed(long number, SegmentHeader header, Segment.Ending ending) {}
}
