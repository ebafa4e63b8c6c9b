package jp.kakehashi.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildProcessTest {
    private static final int ANSWER = 36 << 20;
    private static final ChildProcess CHILD =
            new ChildProcess(new ChildProcess.Bounds(64, Duration.ofMinutes(2), 64L << 20));

    @Test
    void longAnswerTakesNoMoreRoomThanItIsLong() throws Exception {
        var done = assertInstanceOf(ChildProcess.Outcome.Done.class, run(Listener.class));
        try (InputStream answer = done.answer()) {
            assertEquals("" + ANSWER, new String(answer.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static ChildProcess.Outcome run(Class<?> main) throws InterruptedException {
        return CHILD.run(main, List.of());
    }

    /// With a heap of 64 MB, has a child of its own and says how long its answer is.
    static final class Listener {
        private Listener() {}

        public static void main(String[] args) throws IOException {
            ChildMain.answer(
                    out -> {
                        try {
                            var done = (ChildProcess.Outcome.Done) run(Talker.class);
                            long length = done.answer().skip(Long.MAX_VALUE);
                            out.write(Long.toString(length).getBytes(StandardCharsets.UTF_8));
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    });
        }
    }

    /// Answers at length.
    static final class Talker {
        private Talker() {}

        public static void main(String[] args) throws IOException {
            byte[] part = new byte[1 << 16];
            ChildMain.answer(
                    out -> {
                        for (int sent = 0; sent < ANSWER; sent += part.length) {
                            out.write(part);
                        }
                    });
        }
    }
}
