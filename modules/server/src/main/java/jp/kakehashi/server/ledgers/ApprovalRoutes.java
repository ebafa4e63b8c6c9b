package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.Handler;
import jp.kakehashi.wire.Route.RouteAccess;

/// The routes of drafts, decisions and stand-ins.
final class ApprovalRoutes {
    private static final long SMALL = 16 << 10;
    private static final long DRAFT = 64 << 10;
    private static final String APPROVALS = "/api/ledgers/{ledger}/approvals";

    private final Function<CallerSession, LedgerWorld> worlds;

    ApprovalRoutes(Function<CallerSession, LedgerWorld> worlds) {
        this.worlds = worlds;
    }

    List<Route> routes() {
        return List.of(
                signedIn("GET", APPROVALS, SMALL, this::drafts),
                signedIn("POST", APPROVALS, DRAFT, this::draft),
                signedIn("GET", "/api/ledgers/{ledger}/approval-way", SMALL, this::way),
                signedIn("GET", APPROVALS + "/{approval}", SMALL, this::one),
                signedIn("POST", APPROVALS + "/{approval}", SMALL, this::act),
                signedIn("GET", "/api/approvals/waiting", SMALL, this::inbox),
                signedIn("GET", "/api/stand-ins", SMALL, this::standIns),
                signedIn("POST", "/api/stand-ins", SMALL, this::standIn),
                signedIn("DELETE", "/api/stand-ins/{id}", SMALL, this::endStandIn));
    }

    private static Route signedIn(String method, String path, long maxBytes, Handler handler) {
        return new Route(method, path, RouteAccess.SIGNED_IN, maxBytes, handler);
    }

    private Reply drafts(Call call) {
        String row = call.query("row").orElse("");
        String bytes = call.query("bytes").orElse("");
        return new Reply.Message(
                world(call)
                        .approvalReader()
                        .drafts(
                                call.session(),
                                ledger(call),
                                row.isEmpty() ? null : uuid(row),
                                bytes));
    }

    private Reply draft(Call call) {
        ApprovalMessages.Draft sent = call.body(ApprovalMessages.Draft.class);
        Approvals.Done done = world(call).approvals().draft(call.session(), ledger(call), sent);
        return told(call, done);
    }

    private Reply act(Call call) {
        ApprovalMessages.Act sent = call.body(ApprovalMessages.Act.class);
        Approvals.Done done =
                world(call)
                        .approvals()
                        .act(call.session(), ledger(call), uuid(call.path("approval")), sent);
        return told(call, done);
    }

    private Reply told(Call call, Approvals.Done done) {
        LedgerWorld world = world(call);
        AcceptedBatch batch = done.batch();
        if (batch != null) {
            world.announce(batch);
        }
        return new Reply.Message(
                world.approvalReader().one(call.session(), ledger(call), done.approval()));
    }

    private Reply one(Call call) {
        return new Reply.Message(
                world(call)
                        .approvalReader()
                        .one(call.session(), ledger(call), uuid(call.path("approval"))));
    }

    private Reply way(Call call) {
        Long amount;
        try {
            amount = call.query("amount").map(Long::valueOf).orElse(null);
        } catch (NumberFormatException e) {
            throw Problem.invalid("problem.wire.number", "amount").asException();
        }
        return new Reply.Message(
                world(call).approvalReader().way(call.session(), ledger(call), amount));
    }

    private Reply inbox(Call call) {
        return new Reply.Message(world(call).approvalReader().inbox(call.session()));
    }

    private Reply standIns(Call call) {
        return new Reply.Message(world(call).standIns().list(call.session()));
    }

    private Reply standIn(Call call) {
        world(call).standIns().add(call.session(), call.body(ApprovalMessages.NewStandIn.class));
        return new Reply.Message(Map.of());
    }

    private Reply endStandIn(Call call) {
        world(call).standIns().end(call.session(), uuid(call.path("id")));
        return new Reply.Message(Map.of());
    }

    private LedgerWorld world(Call call) {
        return worlds.apply(call.session());
    }

    private static LedgerId ledger(Call call) {
        return new LedgerId(call.path("ledger"));
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.wire.id").asException();
        }
    }
}
