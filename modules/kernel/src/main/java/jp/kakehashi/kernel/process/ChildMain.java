package jp.kakehashi.kernel.process;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Function;

/// What the main class of a child begins with: it takes stdout for its answer alone, and it does
/// not outlive the program that started it.
public final class ChildMain {
    private static final int PARENT_GONE = 4;

    private ChildMain() {}

    /// What a child does.
    @FunctionalInterface
    public interface Work {
        /// Writes the whole answer.
        void run(OutputStream answer) throws IOException;
    }

    /// Does `work` and leaves with 0; with another code when it fails.
    public static void answer(Work work) throws IOException {
        ProcessHandle.current().parent().ifPresent(ChildMain::endWith);
        System.setOut(System.err);
        try (OutputStream answer =
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16)) {
            work.run(answer);
        }
        System.exit(0);
    }

    /// Answers one question.
    @FunctionalInterface
    public interface Answering {
        /// The whole answer.
        byte[] to(byte[] question) throws IOException;
    }

    /// Is greeted, answers that with nothing, then answers questions until no more come. For
    /// {@link LastingChild}.
    ///
    /// @param greeted what answers, made of the greeting
    /// @param mostBytes of a question
    public static void serve(Function<byte[], Answering> greeted, int mostBytes)
            throws IOException {
        ProcessHandle.current().parent().ifPresent(ChildMain::endWith);
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(new BufferedInputStream(System.in, 1 << 16));
        try (DataOutputStream out =
                new DataOutputStream(
                        new BufferedOutputStream(
                                new FileOutputStream(FileDescriptor.out), 1 << 16))) {
            Answering answering = greeted.apply(question(in, mostBytes));
            out.writeInt(0);
            out.flush();
            while (true) {
                byte[] answer = answering.to(question(in, mostBytes));
                out.writeInt(answer.length);
                out.write(answer);
                out.flush();
            }
        } catch (EOFException e) {
            System.exit(0);
        }
    }

    private static byte[] question(DataInputStream in, int mostBytes) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > mostBytes) {
            throw new IOException("a question of " + length + " bytes");
        }
        byte[] question = in.readNBytes(length);
        if (question.length < length) {
            throw new EOFException();
        }
        return question;
    }

    private static void endWith(ProcessHandle parent) {
        Thread.ofPlatform()
                .daemon()
                .name("parent-watch")
                .start(
                        () -> {
                            parent.onExit().join();
                            Runtime.getRuntime().halt(PARENT_GONE);
                        });
    }
}
