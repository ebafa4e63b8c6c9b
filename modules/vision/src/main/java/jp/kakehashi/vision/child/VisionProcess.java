package jp.kakehashi.vision.child;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.process.ChildProcess.Bounds;
import jp.kakehashi.kernel.process.ChildProcess.Outcome;
import jp.kakehashi.kernel.process.LastingChild;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.SheetReading;
import jp.kakehashi.vision.SheetReading.Millis;
import jp.kakehashi.vision.form.FormFile;

/// Looks at pictures in a child with a heap and a time of its own, full JIT included: whatever a
/// file holds, this program lives on. Blocking; safe for use from many threads, one picture at a
/// time.
public final class VisionProcess implements AutoCloseable {
    /// Larger files are not read, in bytes.
    public static final int LARGEST_FILE = 64 << 20;
    private static final Bounds BOUNDS = new Bounds(288, Duration.ofSeconds(30), 8 << 20);

    private final LastingChild child;

    /// Looks for these forms.
    public VisionProcess(List<FormBlank> blanks) {
        child = new LastingChild(BOUNDS, VisionChild.class, greeting(blanks));
    }

    /// Starts the child before the first picture.
    public void start() throws InterruptedException {
        child.start();
    }

    /// What the picture in a file says; whatever is wrong with the file is its reason.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.vision.broken` when the child
    ///     cannot be started or does not live through the forms themselves
    /// @throws InterruptedException when the calling thread is interrupted
    public SheetReading read(byte[] file) throws InterruptedException {
        return look(file, Wanted.READING).reading();
    }

    /// What the picture in a file says, and what else is wanted of it.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException as {@link #read}
    /// @throws InterruptedException when the calling thread is interrupted
    public Seen look(byte[] file, Wanted wanted) throws InterruptedException {
        if (file.length > LARGEST_FILE) {
            return none("too-large");
        }
        return switch (child.ask(wanted.question(file))) {
            case Outcome.Done(var answer) -> {
                try (answer) {
                    yield Seen.of(answer.readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            case Outcome.OutOfMemory() -> none("too-large");
            case Outcome.TookTooLong() -> none("took-too-long");
            case Outcome.Broke(int exit) ->
                    throw Problem.unavailable("problem.vision.broken", exit).asException();
        };
    }

    private static Seen none(String reason) {
        return new Seen(
                SheetReading.none(reason, new Millis(0, 0, 0, 0, 0)), Optional.empty(), List.of());
    }

    private static byte[] greeting(List<FormBlank> blanks) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(blanks.size());
            for (FormBlank blank : blanks) {
                byte[] form = FormFile.write(blank.form());
                out.writeInt(form.length);
                out.write(form);
                out.writeDouble(blank.dotsPerMm());
                out.writeInt(blank.picture().width());
                out.writeInt(blank.picture().height());
                out.write(blank.picture().dots());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// The child's process id while it runs, to look at what it uses.
    public OptionalLong pid() {
        return child.pid();
    }

    @Override
    public void close() {
        child.close();
    }
}
