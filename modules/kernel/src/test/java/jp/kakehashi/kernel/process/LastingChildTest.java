package jp.kakehashi.kernel.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jp.kakehashi.kernel.process.ChildProcess.Bounds;
import jp.kakehashi.kernel.process.ChildProcess.Outcome;
import org.junit.jupiter.api.Test;

class LastingChildTest {
    private static final Bounds BOUNDS = new Bounds(32, Duration.ofSeconds(20), 1_000);

    /// Answers with its greeting and the question; some questions break it.
    public static final class Parrot {
        private Parrot() {}

        /// Serves.
        public static void main(String[] args) throws IOException {
            ChildMain.serve(greeting -> question -> answer(greeting, question), 10_000);
        }

        private static byte[] answer(byte[] greeting, byte[] question) {
            String asked = new String(question, StandardCharsets.UTF_8);
            return switch (asked) {
                case "leave" -> {
                    Runtime.getRuntime().halt(7);
                    yield question;
                }
                case "much" -> new byte[2_000];
                case "memory" -> new byte[Integer.MAX_VALUE - 8];
                default ->
                        (new String(greeting, StandardCharsets.UTF_8) + " " + asked)
                                .getBytes(StandardCharsets.UTF_8);
            };
        }
    }

    private static Outcome ask(LastingChild child, String question) throws InterruptedException {
        return child.ask(question.getBytes(StandardCharsets.UTF_8));
    }

    private static void answers(LastingChild child, String question, String answer)
            throws IOException, InterruptedException {
        Outcome.Done done = assertInstanceOf(Outcome.Done.class, ask(child, question));
        assertEquals(answer, new String(done.answer().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void oneChildAnswersManyQuestions() throws IOException, InterruptedException {
        try (LastingChild child = child()) {
            answers(child, "一", "こんにちは 一");
            long pid = child.pid().orElseThrow();
            answers(child, "二", "こんにちは 二");
            assertEquals(pid, child.pid().orElseThrow());
        }
    }

    @Test
    void aChildThatBreaksIsStartedAnewWithItsGreeting() throws IOException, InterruptedException {
        try (LastingChild child = child()) {
            assertEquals(new Outcome.Broke(7), ask(child, "leave"));
            answers(child, "again", "こんにちは again");
            ProcessHandle.of(child.pid().orElseThrow()).orElseThrow().destroyForcibly();
            ProcessHandle.of(child.pid().orElse(-1)).ifPresent(p -> p.onExit().join());
            answers(child, "after a kill", "こんにちは after a kill");
        }
    }

    @Test
    void anAnswerThatIsTooLongAndAHeapThatIsTooSmallAreNamed() throws Exception {
        try (LastingChild child = child()) {
            assertInstanceOf(Outcome.OutOfMemory.class, ask(child, "memory"));
            assertInstanceOf(Outcome.TookTooLong.class, ask(child, "much"));
            answers(child, "x", "こんにちは x");
        }
    }

    @Test
    void nothingIsLeftWhenItIsClosed() throws Exception {
        LastingChild child = child();
        answers(child, "x", "こんにちは x");
        ProcessHandle process = ProcessHandle.of(child.pid().orElseThrow()).orElseThrow();
        child.close();
        process.onExit().join();
        assertArrayEquals(new long[0], child.pid().stream().toArray());
    }

    private static LastingChild child() {
        return new LastingChild(BOUNDS, Parrot.class, "こんにちは".getBytes(StandardCharsets.UTF_8));
    }
}
