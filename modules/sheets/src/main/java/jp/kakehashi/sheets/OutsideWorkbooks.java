package jp.kakehashi.sheets;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildProcess;

/// Reads files from outside as {@link WorkbookReader} does, but in a process of its own with a
/// bounded heap and time: whatever a file does to its reader, this program goes on. Blocks; safe
/// for use from many threads.
public final class OutsideWorkbooks {
    private static final ChildProcess.Bounds USUAL =
            new ChildProcess.Bounds(512, Duration.ofMinutes(2), 512L << 20);

    private final ChildProcess child;

    /// A reader within the usual bounds: 512 MB, two minutes.
    public OutsideWorkbooks() {
        this(USUAL);
    }

    /// A reader within bounds of its own.
    public OutsideWorkbooks(ChildProcess.Bounds bounds) {
        this.child = new ChildProcess(bounds);
    }

    /// The tables of `file`, as {@link WorkbookReader#read}.
    ///
    /// @throws ProblemException those of `WorkbookReader`; `problem.sheet.too_large` when the heap,
    ///     `.too_slow` when the time does not suffice, `.damaged` when the reader broke over it,
    ///     `.interrupted`
    public List<SheetTable> read(Path file) {
        ChildProcess.Outcome outcome;
        try {
            outcome = child.run(WorkbookChild.class, List.of(file.toAbsolutePath().toString()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.unavailable("problem.sheet.interrupted"), e);
        }
        return switch (outcome) {
            case ChildProcess.Outcome.Done(InputStream answer) -> tables(answer);
            case ChildProcess.Outcome.OutOfMemory none ->
                    throw Problem.refused("problem.sheet.too_large", file.toFile().length())
                            .asException();
            case ChildProcess.Outcome.TookTooLong none ->
                    throw Problem.refused("problem.sheet.too_slow").asException();
            case ChildProcess.Outcome.Broke(int exit) ->
                    throw Problem.invalid("problem.sheet.damaged").asException();
        };
    }

    private static List<SheetTable> tables(InputStream answer) {
        try {
            return TableStream.read(new DataInputStream(answer));
        } catch (IOException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.damaged"), e);
        }
    }
}
