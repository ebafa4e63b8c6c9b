package jp.kakehashi.app.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import jp.kakehashi.wire.Json;

/// Where a verb prints: results as JSON to `out`, everything for people to `err`, both in UTF-8
/// whatever the locale. `watched` says that a person sees `err`, so progress may be drawn.
public final class Console {
    private static final ObjectMapper LINE = new ObjectMapper();

    private final PrintStream out;
    private final PrintStream err;
    private final boolean watched;
    private final Texts texts;
    private final Json json = new Json();
    private final ObjectMapper layout =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /// A console over two streams, in the language of `locale`.
    public Console(PrintStream out, PrintStream err, boolean watched, Locale locale) {
        this.out = out;
        this.err = err;
        this.watched = watched;
        this.texts = new Texts(locale);
    }

    /// The streams of this process; the launcher says whether stderr is a terminal.
    public static Console ofProcess() {
        return new Console(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Boolean.getBoolean("kakehashi.watched"),
                Locale.getDefault());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor)),
                true,
                StandardCharsets.UTF_8);
    }

    /// Prints a message of the wire, in its own form.
    public void printMessage(Object message) {
        try {
            print(layout.readTree(json.text(message)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a message that cannot be written as JSON", e);
        }
    }

    /// Prints a result of maps, lists and plain values, in their order.
    public void print(Object result) {
        try {
            out.println(layout.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that cannot be written as JSON", e);
        }
    }

    /// Prints a result as one line, for programs that read line by line.
    public void printLine(Object result) {
        try {
            out.println(LINE.writeValueAsString(result));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a result that cannot be written as JSON", e);
        }
    }

    /// Tells a person something.
    public void say(String line) {
        err.println(line);
    }

    /// Whether a person watches.
    public boolean watched() {
        return watched;
    }

    /// The words in the person's language.
    public Texts texts() {
        return texts;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    void flush() {
        out.flush();
        err.flush();
    }
}
