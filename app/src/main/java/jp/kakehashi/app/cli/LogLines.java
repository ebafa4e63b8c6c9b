package jp.kakehashi.app.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// The log: one line per event on stderr, in local time.
final class LogLines extends Handler {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());
    // java.util.logging forgets loggers, and their levels, that nobody holds.
    private static final Logger OWN = Logger.getLogger("jp.kakehashi");
    // Warns at every start of databases newer than itself; the contract tests are our proof.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private final PrintStream err;

    private LogLines(PrintStream err) {
        this.err = err;
        setFormatter(new Line());
        setLevel(Level.ALL);
    }

    /// Sends every log of this process to `err`: from warnings on, and our own from `own` on.
    static void to(PrintStream err, Level own) {
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(new LogLines(err));
        OWN.setLevel(own);
        FLYWAY.setLevel(Level.SEVERE);
    }

    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            err.print(getFormatter().format(record));
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        flush();
    }

    private static final class Line extends Formatter {
        @Override
        public String format(LogRecord record) {
            String name = String.valueOf(record.getLoggerName());
            StringWriter line = new StringWriter();
            line.append(TIME.format(record.getInstant()))
                    .append(' ')
                    .append(record.getLevel().getName())
                    .append(' ')
                    .append(name.substring(name.lastIndexOf('.') + 1))
                    .append(": ")
                    .append(formatMessage(record))
                    .append('\n');
            if (record.getThrown() != null) {
                record.getThrown().printStackTrace(new PrintWriter(line, true));
            }
            return line.toString();
        }
    }
}
