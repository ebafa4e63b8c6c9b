package jp.kakehashi.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// This program once more, as a process of its own: the server, or a workstation that is told what
/// to do line by line. Its log goes to a file.
final class ChildProgram implements Closeable {
    private static final int PATIENCE_SECONDS = 20;

    private final ObjectMapper json = new ObjectMapper();
    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final String name;

    /// Starts `kakehashi verb…`; with `headless` its windows are drawn in memory.
    ChildProgram(String name, Path log, boolean headless, List<String> verb) throws IOException {
        this.name = name;
        List<String> command = new ArrayList<>(program(headless));
        command.addAll(verb);
        ProcessBuilder builder = new ProcessBuilder(command);
        if (headless) {
            builder.environment().put("KAKEHASHI_HEADLESS", "1");
        }
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        this.process = builder.start();
        this.answers = process.inputReader();
        this.orders = process.outputWriter();
    }

    /// The installed launcher, or this JVM's own class path when run from a build tree.
    private static List<String> program(boolean headless) {
        String home = System.getProperty("kakehashi.home");
        if (home != null) {
            Path launcher = Path.of(home, "bin", onWindows() ? "kakehashi.cmd" : "kakehashi");
            if (Files.exists(launcher)) {
                return List.of(launcher.toString());
            }
        }
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(
                java.lang.management.ManagementFactory.getRuntimeMXBean().getInputArguments());
        // It lives for a minute and shares the processors with others like it.
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        if (headless) {
            command.addAll(
                    List.of(
                            "-Dglass.platform=Headless",
                            "-Dprism.order=sw",
                            "-Dkakehashi.headless=true"));
        }
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("jp.kakehashi.app.Main");
        return command;
    }

    private static boolean onWindows() {
        return File.separatorChar == '\\';
    }

    /// The next answer; null once the process is gone.
    @Nullable JsonNode read() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            text.append(line).append('\n');
            JsonNode whole = parsed(text.toString());
            if (whole != null) {
                return whole;
            }
        }
        return null;
    }

    private @Nullable JsonNode parsed(String text) {
        try {
            JsonNode node = json.readTree(text);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /// Gives an order and waits for its answer.
    ///
    /// @throws StepFailed when the process is gone or answers with a failure
    JsonNode tell(ObjectNode order) throws IOException {
        orders.write(json.writeValueAsString(order));
        orders.newLine();
        orders.flush();
        JsonNode answer = read();
        if (answer == null) {
            throw new StepFailed(name + " is gone");
        }
        if (answer.has("failed")) {
            throw new StepFailed(name + ": " + answer.path("failed").asText());
        }
        return answer;
    }

    /// An empty order of that name.
    ObjectNode order(String verb) {
        return json.createObjectNode().put("do", verb);
    }

    /// Ends the process at once, as a power cut does: SIGKILL.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// Waits until the process has ended by itself.
    void join() throws InterruptedException {
        process.waitFor();
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        answers.close();
    }
}
