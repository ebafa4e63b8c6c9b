package jp.kakehashi.app.town;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Hears everything that is logged, down to the finest, until it is closed.
final class LogEar extends Handler implements AutoCloseable {
    private final StringBuilder heard = new StringBuilder();
    private final Logger root = Logger.getLogger("");
    private final Logger ours = Logger.getLogger("jp.kakehashi");

    LogEar() {
        ours.setLevel(Level.ALL);
        setLevel(Level.ALL);
        root.addHandler(this);
    }

    /// All of it.
    synchronized String heard() {
        return heard.toString();
    }

    @Override
    public synchronized void publish(LogRecord record) {
        heard.append(record.getLoggerName()).append(' ');
        heard.append(new SimpleFormatter().formatMessage(record)).append('\n');
        if (record.getThrown() != null) {
            StringWriter trace = new StringWriter();
            record.getThrown().printStackTrace(new PrintWriter(trace));
            heard.append(trace);
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        root.removeHandler(this);
        ours.setLevel(null);
    }
}
