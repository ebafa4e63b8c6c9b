package jp.kakehashi.server.http;

import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.accounts.Admission;
import jp.kakehashi.server.accounts.Sessions;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.server.config.ServerConfig;
import jp.kakehashi.server.config.ServerLimits;
import jp.kakehashi.server.live.LiveHub;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.ServerFeature;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The network side: TLS 1.3, HTTP/1.1 and WebSocket on Jetty; every request on a virtual thread
/// of its own.
public final class HttpFront implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);
    private static final Duration SOCKET_IDLE = Duration.ofSeconds(90);
    private static final long SOCKET_MESSAGE_BYTES = 4_096;
    private static final long SOCKET_FRAME_BYTES = 64 * 1024;
    private static final long ANSWERS = 128 << 20;
    private static final long ANSWERS_OF_ONE = 8 << 20;

    private final Server server;
    private final ServerConnector connector;
    private final SslContextFactory.Server tls = new SslContextFactory.Server();
    private final Authority authority;

    /// A front that is not open yet.
    public HttpFront(
            ServerConfig config,
            Authority authority,
            Sessions sessions,
            LiveHub live,
            Json json,
            List<ServerFeature> features) {
        this.authority = authority;
        ServerLimits limits = config.limits();
        QueuedThreadPool threads = new QueuedThreadPool(16, 4, 60_000);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        server = new Server(threads);
        server.setErrorHandler(new JettyErrors(json));
        loadKeys();
        tls.setIncludeProtocols("TLSv1.3");
        tls.setSniRequired(false);
        HttpConnectionFactory http = new HttpConnectionFactory(http());
        connector =
                new ServerConnector(
                        server, 1, 1, new SslConnectionFactory(tls, http.getProtocol()), http);
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(limits.idle().toMillis());
        connector.setAcceptQueueSize(512);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(limits.connections(), server));
        ConnectionGuard guard = new ConnectionGuard(limits.header(), limits.connectionsPerPeer());
        connector.addBean(guard);
        ServerWebSocketContainer sockets = ServerWebSocketContainer.ensure(server);
        sockets.setMaxTextMessageSize(SOCKET_MESSAGE_BYTES);
        sockets.setMaxBinaryMessageSize(SOCKET_MESSAGE_BYTES);
        // Also bounds what we send, which is cut into frames of this size.
        sockets.setMaxFrameSize(SOCKET_FRAME_BYTES);
        sockets.setIdleTimeout(SOCKET_IDLE);
        server.setHandler(
                new ApiHandler(
                        new RouteTable(features),
                        new Gate(sessions),
                        new BodyReader(limits.bodyBytes()),
                        json,
                        (admission, request, response, callback) ->
                                upgrade(
                                        sockets, live, sessions, admission, request, response,
                                        callback),
                        new Shares(limits.requests(), limits.requests() / 4),
                        new ReplyWriter(json, answers(), limits.idle())));
        server.setStopTimeout(2_000);
    }

    private static Shares answers() {
        return new Shares(ANSWERS, ANSWERS_OF_ONE);
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(8 * 1024);
        http.setOutputBufferSize(32 * 1024);
        return http;
    }

    private static void upgrade(
            ServerWebSocketContainer sockets,
            LiveHub live,
            Sessions sessions,
            Admission admission,
            Request request,
            Response response,
            Callback callback) {
        String token = request.getHeaders().get("Authorization");
        boolean upgraded =
                sockets.upgrade(
                        (up, down, done) -> {
                            down.setExtensions(List.of());
                            return new LiveEndpoint(
                                    live,
                                    admission.session(),
                                    admission.caller(),
                                    () -> holds(sessions, token, admission));
                        },
                        request,
                        response,
                        callback);
        if (!upgraded) {
            throw Problem.invalid("problem.live.upgrade").asException();
        }
    }

    /// With the same rights, too: whoever was transferred meanwhile opens another socket.
    private static boolean holds(Sessions sessions, String authorization, Admission admission) {
        try {
            return sessions.admit(authorization.substring("Bearer ".length())).equals(admission);
        } catch (ProblemException e) {
            return false;
        }
    }

    /// Opens the port.
    ///
    /// @throws ProblemException `problem.server.port` when it is taken
    public void open() {
        try {
            server.start();
        } catch (java.io.IOException e) {
            throw new ProblemException(
                    Problem.unavailable("problem.server.port", connector.getPort()), e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /// The port that is open.
    public int port() {
        return connector.getLocalPort();
    }

    /// Takes the authority's newest server certificate; open connections keep theirs.
    public void renewCertificate() {
        try {
            tls.reload(factory -> loadKeys());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void loadKeys() {
        String password = "in memory only";
        KeyStore keys = authority.serverKeys(password.toCharArray());
        tls.setKeyStore(keys);
        tls.setKeyStorePassword(password);
        // Nobody shows a certificate here; without this the whole world's authorities are loaded.
        tls.setTrustStore(keys);
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (TimeoutException e) {
            // Everything is closed all the same; what was still being answered was cut off.
            LOG.warn("Requests were still under way when the server stopped");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
