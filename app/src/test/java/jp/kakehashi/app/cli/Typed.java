package jp.kakehashi.app.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// What a person types at the command line and what is printed.
public final class Typed {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private String password;

    /// Nothing typed yet.
    public Typed() {}

    /// Where the environment has that password.
    public Typed withPassword(String set) {
        password = set;
        return this;
    }

    /// Runs a command in this process and returns its exit code.
    public int run(String... args) {
        out.reset();
        err.reset();
        Console console =
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false,
                        Locale.ENGLISH);
        return new CommandLines(console, Kakehashi.verbs(console, password))
                .run(Arrays.asList(args));
    }

    /// What was printed, read.
    public JsonNode printed() throws IOException {
        return new ObjectMapper().readTree(text());
    }

    /// Everything that was printed.
    public String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /// What was said beside it.
    public String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
