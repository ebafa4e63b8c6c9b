package jp.kakehashi.kernel.process;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

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
