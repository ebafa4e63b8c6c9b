package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.Handler;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.YearMessages;

/// The routes of a ledger's fiscal years.
final class YearRoutes {
    private static final long SMALL = 16 << 10;
    private static final String YEARS = "/api/ledgers/{ledger}/years";
    private static final String LISTS = "/api/ledgers/{ledger}/years/lists";
    private static final int FIRST = 1873;
    private static final int LAST = 9998;

    private final Function<CallerSession, LedgerWorld> worlds;

    YearRoutes(Function<CallerSession, LedgerWorld> worlds) {
        this.worlds = worlds;
    }

    List<Route> routes() {
        return List.of(
                signedIn("GET", YEARS, this::years),
                signedIn("GET", YEARS + "/{year}", this::preview),
                signedIn("POST", YEARS + "/{year}", this::close),
                signedIn("DELETE", YEARS + "/{year}/carried", this::undo),
                signedIn("POST", YEARS + "/{year}/reopen", this::reopen),
                signedIn("GET", YEARS + "/{year}/destruction", this::due),
                signedIn("POST", YEARS + "/{year}/destruction", this::propose),
                signedIn("GET", LISTS + "/{list}", this::list),
                signedIn("POST", LISTS + "/{list}", this::decide));
    }

    private static Route signedIn(String method, String path, Handler handler) {
        return new Route(method, path, RouteAccess.SIGNED_IN, SMALL, handler);
    }

    private Reply years(Call call) {
        return new Reply.Message(world(call).years().reader().years(call.session(), ledger(call)));
    }

    private Reply preview(Call call) {
        return new Reply.Message(
                world(call).years().reader().preview(call.session(), ledger(call), year(call)));
    }

    private Reply close(Call call) {
        YearMessages.Close sent = call.body(YearMessages.Close.class);
        LedgerWorld world = world(call);
        YearClosing.Done<YearMessages.Closed> done =
                world.years().closing().close(call.session(), ledger(call), year(call), sent);
        return told(call, done);
    }

    private Reply undo(Call call) {
        return told(
                call,
                world(call).years().reopening().undo(call.session(), ledger(call), year(call)));
    }

    private Reply told(Call call, YearClosing.Done<?> done) {
        LedgerWorld world = world(call);
        done.batches().forEach(world::announce);
        world.announce(ledger(call));
        return new Reply.Message(done.told());
    }

    private Reply reopen(Call call) {
        YearMessages.Reopen sent = call.body(YearMessages.Reopen.class);
        LedgerWorld world = world(call);
        world.years().reopening().reopen(call.session(), ledger(call), year(call), sent.reason());
        world.announce(ledger(call));
        return new Reply.Message(Map.of());
    }

    private Reply due(Call call) {
        return new Reply.Message(
                world(call).years().destructions().due(call.session(), ledger(call), year(call)));
    }

    private Reply propose(Call call) {
        YearMessages.Propose sent = call.body(YearMessages.Propose.class);
        return new Reply.Message(
                world(call)
                        .years()
                        .destructions()
                        .propose(call.session(), ledger(call), year(call), sent.id()));
    }

    private Reply list(Call call) {
        return new Reply.Message(
                world(call).years().destructions().one(call.session(), ledger(call), id(call)));
    }

    private Reply decide(Call call) {
        YearMessages.Decide sent = call.body(YearMessages.Decide.class);
        YearMessages.Destruction done =
                world(call)
                        .years()
                        .destructions()
                        .decide(call.session(), ledger(call), id(call), sent);
        world(call).announce(ledger(call));
        return new Reply.Message(done);
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("list"));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.wire.id").asException();
        }
    }

    private LedgerWorld world(Call call) {
        return worlds.apply(call.session());
    }

    private static LedgerId ledger(Call call) {
        return new LedgerId(call.path("ledger"));
    }

    private static FiscalYear year(Call call) {
        String text = call.path("year");
        boolean number = text.length() == 4 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        int year = number ? Integer.parseInt(text) : 0;
        if (year < FIRST || year > LAST) {
            throw Problem.invalid("problem.wire.number", "year").asException();
        }
        return new FiscalYear(year);
    }
}
