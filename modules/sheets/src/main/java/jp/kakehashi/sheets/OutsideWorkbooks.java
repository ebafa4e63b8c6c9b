package jp.kakehashi.sheets;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildProcess;
import jp.kakehashi.sheets.WorkbookChild.Wish;

/// Reads files from outside as {@link WorkbookReader} does, but in a process of its own with a
/// bounded heap and time: whatever a file does to its reader, this program goes on. Blocks; safe
/// for use from many threads.
public final class OutsideWorkbooks {
    private static final ChildProcess.Bounds USUAL =
            new ChildProcess.Bounds(512, Duration.ofMinutes(2), 512L << 20);

    private static final Duration STOP_WITHIN = Duration.ofMillis(50);

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
        return ask(file, Wish.TABLES, out -> {}, TableStream::read);
    }

    /// The same as a keeper pointed it out, with every change and with how it looks.
    ///
    /// @throws ProblemException those of {@link #read(Path)}
    public SheetReading read(Path file, SheetHints hints) {
        return ask(
                file,
                Wish.READING,
                out -> LookStream.hints(out, hints),
                in -> {
                    TableStream.begin(in);
                    return LookStream.reading(in);
                });
    }

    /// Some rows of a sheet, from row `from` on, as they stand.
    ///
    /// @throws ProblemException those of {@link #read(Path)}
    public SheetLook look(Path file, SheetHints hints, String sheet, int from) {
        return ask(
                file,
                Wish.LOOK,
                out -> {
                    LookStream.hints(out, hints);
                    TableStream.text(out, sheet);
                    out.writeInt(from);
                },
                in -> {
                    TableStream.begin(in);
                    return LookStream.look(in);
                });
    }

    /// The beginning of a CSV in every encoding it may be said to have; none of a workbook.
    ///
    /// @throws ProblemException those of {@link #read(Path)}
    public List<SheetReading.EncodingLook> encodings(Path file) {
        return ask(
                file,
                Wish.ENCODINGS,
                out -> {},
                in -> {
                    TableStream.begin(in);
                    return LookStream.encodings(in);
                });
    }

    private interface Answer<T> {
        T of(DataInputStream in) throws IOException;
    }

    /// The same, until `stopped`: then the child is ended.
    ///
    /// @throws ProblemException those of {@link #read(Path)}; `problem.sheet.interrupted` when
    ///     stopped
    public SheetReading read(Path file, SheetHints hints, BooleanSupplier stopped) {
        // A thread of its own, because that of the caller may be needed by what cannot bear to be
        // interrupted.
        CompletableFuture<SheetReading> reading = new CompletableFuture<>();
        Thread reader =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                reading.complete(read(file, hints));
                            } catch (ProblemException e) {
                                reading.completeExceptionally(e);
                            }
                        });
        try {
            while (!reader.join(STOP_WITHIN)) {
                if (stopped.getAsBoolean()) {
                    reader.interrupt();
                }
            }
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof ProblemException problem ? problem : e;
        } catch (InterruptedException e) {
            reader.interrupt();
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.unavailable("problem.sheet.interrupted"), e);
        }
    }

    private <T> T ask(Path file, Wish wish, WorkbookChild.Feed feed, Answer<T> answer) {
        try {
            ChildProcess.Outcome outcome =
                    child.run(
                            WorkbookChild.class,
                            List.of(file.toAbsolutePath().toString(), wish.name()),
                            WorkbookChild.fed(feed));
            return switch (outcome) {
                case ChildProcess.Outcome.Done(InputStream told) ->
                        answer.of(new DataInputStream(told));
                case ChildProcess.Outcome.OutOfMemory none ->
                        throw Problem.refused("problem.sheet.too_large", file.toFile().length())
                                .asException();
                case ChildProcess.Outcome.TookTooLong none ->
                        throw Problem.refused("problem.sheet.too_slow").asException();
                case ChildProcess.Outcome.Broke(int exit) ->
                        throw Problem.invalid("problem.sheet.damaged").asException();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(Problem.unavailable("problem.sheet.interrupted"), e);
        } catch (IOException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.damaged"), e);
        }
    }
}
