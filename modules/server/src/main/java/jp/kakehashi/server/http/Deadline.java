package jp.kakehashi.server.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.thread.Scheduler;

/// Cuts a request's connection unless it is met in time. The idle timeout alone does not bound
/// how long a peer may take: a byte now and then is not idle.
final class Deadline {
    private final Scheduler.Task task;

    Deadline(Request request, Duration within) {
        EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
        task =
                request.getComponents()
                        .getScheduler()
                        .schedule(() -> cut(end), within.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void cut(EndPoint end) {
        // Below TLS: its own end would wait behind what the peer does not take.
        if (end instanceof SslConnection.SslEndPoint tls) {
            tls.getSslConnection().getEndPoint().close();
        }
        end.close();
    }

    /// The peer has done its part.
    void met() {
        task.cancel();
    }
}
