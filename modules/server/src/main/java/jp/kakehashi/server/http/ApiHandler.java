package jp.kakehashi.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.server.accounts.Admission;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Request.Handler.AbortException;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/// Answers every request: finds its route, checks version, session and role, runs the handler on
/// this virtual thread and writes the answer. What a handler throws that is no problem becomes a
/// 500 with nothing but a code.
final class ApiHandler extends Handler.Abstract {
    private static final String VERSIONLESS = "/api/health";
    static final String LIVE = "/api/live";

    /// What an answer is made of takes several times its bytes.
    private static final int READ_AT_ONCE = 8;

    private final RouteTable routes;
    private final Gate gate;
    private final BodyReader bodies;
    private final Json json;
    private final LiveUpgrade live;
    private final Shares turns;
    private final Semaphore readings = new Semaphore(READ_AT_ONCE, true);
    private final ReplyWriter replies;
    private final ProblemReplies problems = new ProblemReplies();
    private final FaultLog faults = new FaultLog();

    ApiHandler(
            RouteTable routes,
            Gate gate,
            BodyReader bodies,
            Json json,
            LiveUpgrade live,
            Shares turns,
            ReplyWriter replies) {
        this.routes = routes;
        this.gate = gate;
        this.bodies = bodies;
        this.json = json;
        this.live = live;
        this.turns = turns;
        this.replies = replies;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String route = "?";
        try {
            String path = request.getHttpURI().getPath();
            if (path == null) {
                throw Problem.invalid("problem.route.unknown").asException();
            }
            if (!path.equals(VERSIONLESS)) {
                gate.checkVersion(request.getHeaders());
            }
            if (path.equals(LIVE)) {
                route = LIVE;
                live.upgrade(gate.admit(request.getHeaders()), request, response, callback);
                return true;
            }
            RouteTable.Match match = routes.find(request.getMethod(), segments(path));
            route = match.route().method() + " " + match.route().path();
            RouteAccess access = match.route().access();
            Admission admission = gate.admit(request.getHeaders(), access);
            answer(match, admission, request, response, callback);
        } catch (ProblemException e) {
            refuse(e.problem(), request, response, callback);
        } catch (UncheckedIOException | IOException e) {
            // The client went away or stalled; there is nobody to answer, and nothing to log: Jetty
            // would write the address down, where purposes stand.
            callback.failed(new AbortException(e));
        } catch (Exception | Error e) {
            fault(faults.write(route, e), request, response, callback);
        }
        return true;
    }

    private void answer(
            RouteTable.Match match,
            @Nullable Admission admission,
            Request request,
            Response response,
            Callback callback)
            throws IOException {
        String who =
                admission == null
                        ? "peer " + Request.getRemoteAddr(request)
                        : "staff " + admission.caller().actor().staff();
        Route route = match.route();
        // Before the turn: whoever does not send what was announced keeps nobody else waiting.
        try (BodyReader.Body body =
                bodies.read(request, route.maxBytes(), who, admission != null)) {
            JettyCall call = new JettyCall(request, match, gate, admission, body, json);
            if (route.path().equals(VERSIONLESS)) {
                Reply.Message health = (Reply.Message) route.handler().handle(call);
                replies.send(request, response, replies.make(who, health.body()), callback);
                return;
            }
            turns.take(who, 1);
            try {
                switch (made(route, call, who)) {
                    case ReplyWriter.Made made -> replies.send(request, response, made, callback);
                    case Reply.Stream stream ->
                            replies.stream(
                                    who,
                                    request,
                                    response,
                                    stream,
                                    () -> gate.requireSame(admission, request.getHeaders()),
                                    callback);
                    default -> throw new IllegalStateException();
                }
            } finally {
                turns.give(who, 1);
            }
        }
    }

    /// What there is to send; few make large answers at the same time.
    private Object made(Route route, JettyCall call, String who) {
        boolean reads = route.method().equals("GET");
        if (reads) {
            readings.acquireUninterruptibly();
        }
        try {
            if (reads) {
                replies.requireRoom(who);
            }
            return switch (route.handler().handle(call)) {
                case Reply.Message message -> replies.make(who, message.body());
                case Reply.Stream stream -> stream;
            };
        } finally {
            if (reads) {
                readings.release();
            }
        }
    }

    private void refuse(Problem problem, Request request, Response response, Callback callback) {
        if (response.isCommitted()) {
            callback.failed(new AbortException(problem.key()));
            return;
        }
        response.reset();
        if (!bodies.drain(request)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        replies.refuse(response, problems.status(problem), problems.message(problem), callback);
    }

    private void fault(String code, Request request, Response response, Callback callback) {
        refuse(Problem.damaged("problem.server.fault", code), request, response, callback);
    }

    private static List<String> segments(String path) {
        try {
            return Arrays.stream(path.substring(1).split("/", -1))
                    .map(s -> URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8))
                    .peek(ApiHandler::refuseUnprintable)
                    .toList();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.route.unknown").asException();
        }
    }

    private static void refuseUnprintable(String segment) {
        if (segment.codePoints().anyMatch(c -> Character.isISOControl(c) || c == 0xFFFD)) {
            throw new IllegalArgumentException("unprintable");
        }
    }
}
