package jp.kakehashi.server.http;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.util.component.AbstractLifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/// Closes connections that begin the head of a request, or of TLS, and do not finish it in time,
/// and those beyond one address's share. A peer that sends a byte now and then never idles, so
/// the idle timeout alone would let it hold connections for hours.
final class ConnectionGuard extends AbstractLifeCycle implements Connection.Listener {
    private final long headerNanos;
    private final int perPeer;
    private final Map<Connection, Progress> connections = new ConcurrentHashMap<>();
    private final Map<String, Integer> peers = new ConcurrentHashMap<>();
    private final Scheduler scheduler = new ScheduledExecutorScheduler("http-guard", true);

    ConnectionGuard(Duration header, int perPeer) {
        this.headerNanos = header.toNanos();
        this.perPeer = perPeer;
    }

    @Override
    protected void doStart() throws Exception {
        scheduler.start();
        again();
    }

    @Override
    protected void doStop() throws Exception {
        scheduler.stop();
    }

    private void again() {
        scheduler.schedule(this::sweep, 1, TimeUnit.SECONDS);
    }

    @Override
    public void onOpened(Connection connection) {
        String peer = peer(connection);
        connections.put(connection, new Progress(peer, System.nanoTime()));
        if (connection instanceof SslConnection && peers.merge(peer, 1, Integer::sum) > perPeer) {
            connection.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        Progress progress = connections.remove(connection);
        if (progress != null && connection instanceof SslConnection) {
            peers.computeIfPresent(progress.peer, (p, n) -> n == 1 ? null : n - 1);
        }
    }

    private void sweep() {
        long now = System.nanoTime();
        connections.forEach(
                (connection, progress) -> {
                    if (progress.stuck(connection, now, headerNanos)) {
                        connection.close();
                    }
                });
        again();
    }

    private static String peer(Connection connection) {
        return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress a
                ? a.getAddress().getHostAddress()
                : "?";
    }

    private static final class Progress {
        private final String peer;
        private long messages;
        private long bytes;
        private long since;

        Progress(String peer, long now) {
            this.peer = peer;
            since = now;
        }

        /// Whether bytes have come for longer than `limit` without a request being whole.
        boolean stuck(Connection connection, long now, long limit) {
            if (connection instanceof SslConnection tls) {
                return tls.getSSLEngine().getSession().getProtocol().equals("NONE")
                        && now - since > limit;
            }
            long messagesNow = connection.getMessagesIn();
            long bytesNow = connection.getBytesIn();
            if (messagesNow != messages
                    || bytesNow == bytes
                    || connection.getMessagesOut() != messagesNow) {
                messages = messagesNow;
                bytes = bytesNow;
                since = now;
                return false;
            }
            return now - since > limit;
        }
    }
}
