package jp.kakehashi.wire;

import java.io.IOException;
import java.io.OutputStream;

/// A handler's answer.
public sealed interface Reply {
    /// A message as JSON, status 200.
    record Message(Object body) implements Reply {}

    /// Bytes written as they come, for snapshots and files.
    record Stream(String contentType, Writer writer) implements Reply {}

    /// Writes a streamed answer.
    @FunctionalInterface
    interface Writer {
        /// Writes everything to `out`; the server closes it.
        void writeTo(OutputStream out) throws IOException;
    }
}
