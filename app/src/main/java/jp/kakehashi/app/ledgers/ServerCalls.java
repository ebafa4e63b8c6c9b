package jp.kakehashi.app.ledgers;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// The routes of the backend as a script reaches them: over the line, or straight in a data
/// directory that no server has open. Blocking; for one thread.
public interface ServerCalls extends AutoCloseable {

    /// Calls a route and reads its answer.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException what the route or the line refuses
    <T> T call(String method, String path, @Nullable Object body, Class<T> answer);

    /// Calls a route that answers a stream and hands it to `reader`.
    void stream(String path, StreamReader reader);

    @Override
    void close();

    /// Reads a streamed answer to its end.
    @FunctionalInterface
    interface StreamReader {
        /// Reads `in`.
        void read(InputStream in) throws IOException;
    }
}
