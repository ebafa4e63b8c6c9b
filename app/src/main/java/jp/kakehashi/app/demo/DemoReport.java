package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the demonstration did and whether it held, as `report.json`.
final class DemoReport {
    private static final Logger log = LoggerFactory.getLogger(DemoReport.class);

    private final List<Step> steps = new ArrayList<>();
    private final Consumer<Step> told;
    private boolean broken;

    /// `told` hears of every step as it ends.
    DemoReport(Consumer<Step> told) {
        this.told = told;
    }

    /// One step. `screenshot`: the picture's file name, of the window that shows the outcome.
    record Step(
            String name,
            boolean ok,
            long millis,
            @Nullable String screenshot,
            @Nullable String problem) {}

    /// What `report.json` holds.
    record Content(List<Step> steps, long failed) {}

    /// What a step does; returns the file name of its picture, if it took one.
    @FunctionalInterface
    interface Action {
        @Nullable String run() throws IOException, InterruptedException;
    }

    /// Runs one step. After a step that failed the rest is not tried, because it stands on it.
    void step(String name, Action action) throws InterruptedException {
        if (broken) {
            add(new Step(name, false, 0, null, "not tried"));
            return;
        }
        long begin = System.nanoTime();
        String picture = null;
        String problem = null;
        try {
            picture = action.run();
        } catch (StepFailed | IOException e) {
            log.warn("step '{}' failed", name, e);
            problem = String.valueOf(e.getMessage());
            broken = true;
        }
        long millis = (System.nanoTime() - begin) / 1_000_000;
        add(new Step(name, problem == null, millis, picture, problem));
    }

    private void add(Step step) {
        steps.add(step);
        told.accept(step);
    }

    /// Steps that did not hold.
    long failed() {
        return steps.stream().filter(step -> !step.ok()).count();
    }

    /// The report so far.
    Content content() {
        return new Content(List.copyOf(steps), failed());
    }

    /// Writes the report to `file`.
    void write(Path file) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(file.toFile(), content());
    }
}
