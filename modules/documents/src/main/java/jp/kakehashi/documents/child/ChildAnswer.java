package jp.kakehashi.documents.child;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.process.ChildProcess.Outcome;

/// What a child process made of a file of any origin, or the problem that it could not.
///
/// @param tooLarge key of the problem that the child's heap was not enough
/// @param tooLong key of the problem that its time was not enough
/// @param damaged key of the problem that it broke on the file
public record ChildAnswer(String tooLarge, String tooLong, String damaged) {
    /// Runs the child.
    @FunctionalInterface
    public interface Run {
        /// Blocks until it has ended.
        Outcome child() throws InterruptedException;
    }

    /// Reads what a child answered.
    @FunctionalInterface
    public interface Reading<T> {
        /// Reads it.
        T of(DataInputStream answer) throws IOException;
    }

    /// What `reading` makes of the answer of `run`. Blocks.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException one of the three, or
    ///     `problem.document.cancelled` when this thread was interrupted
    public <T> T of(Run run, Reading<T> reading) {
        try {
            return switch (run.child()) {
                case Outcome.Done(var answer) -> reading.of(new DataInputStream(answer));
                case Outcome.OutOfMemory() -> throw Problem.invalid(tooLarge).asException();
                case Outcome.TookTooLong() -> throw Problem.invalid(tooLong).asException();
                case Outcome.Broke(int exit) -> throw Problem.invalid(damaged).asException();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.invalid("problem.document.cancelled").asException();
        } catch (IOException e) {
            throw new UncheckedIOException("a child gave half an answer", e);
        }
    }
}
