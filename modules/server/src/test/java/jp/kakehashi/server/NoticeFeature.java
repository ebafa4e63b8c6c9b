package jp.kakehashi.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.storage.generated.Tables;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;
import org.jooq.impl.DSL;

/// A small feature of the tests: keeps a notice per name in the caller's world, streams, and
/// fails.
public final class NoticeFeature implements ServerFeature {
    private static final int LONGEST_NAME = 64;
    private final ServerGround ground;

    public NoticeFeature(ServerGround ground) {
        this.ground = ground;
    }

    @Override
    public String name() {
        return "notice";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route("PUT", "/api/notices/{name}", RouteAccess.SIGNED_IN, 2_000, this::put),
                new Route("GET", "/api/notices/{name}", RouteAccess.SIGNED_IN, 0, this::get),
                new Route("GET", "/api/stream", RouteAccess.SIGNED_IN, 0, this::stream),
                new Route("POST", "/api/fault", RouteAccess.SIGNED_IN, 2_000, this::fault));
    }

    private Reply put(Call call) {
        if (call.path("name").length() > LONGEST_NAME) {
            throw Problem.invalid("problem.wire.malformed").asException();
        }
        String text = call.body(Messages.Reveal.class).purpose();
        ground.databases()
                .of(call.session().world())
                .write(
                        tx ->
                                tx.execute(
                                        DSL.mergeInto(Tables.SETTING)
                                                .using(DSL.selectOne())
                                                .on(Tables.SETTING.NAME.eq(call.path("name")))
                                                .whenMatchedThenUpdate()
                                                .set(Tables.SETTING.CONTENT, text)
                                                .whenNotMatchedThenInsert(
                                                        Tables.SETTING.NAME, Tables.SETTING.CONTENT)
                                                .values(call.path("name"), text)));
        return new Reply.Message(new Messages.Revealed(text));
    }

    private Reply get(Call call) {
        String found =
                ground.databases()
                        .of(call.session().world())
                        .read(
                                sql ->
                                        sql.select(Tables.SETTING.CONTENT)
                                                .from(Tables.SETTING)
                                                .where(Tables.SETTING.NAME.eq(call.path("name")))
                                                .fetchOne(Tables.SETTING.CONTENT));
        return new Reply.Message(new Messages.Revealed(String.valueOf(found)));
    }

    private Reply stream(Call call) {
        int lines =
                Integer.parseInt(
                        call.query("lines").filter(s -> s.matches("[0-9]{1,6}")).orElse("10"));
        return new Reply.Stream(
                "application/jsonl",
                out -> {
                    for (int i = 0; i < lines; i++) {
                        out.write("{\"row\":\"山形県鶴岡市\"}\n".getBytes(StandardCharsets.UTF_8));
                    }
                });
    }

    private Reply fault(Call call) {
        throw new IllegalStateException(
                "unique index violated by " + call.body(Messages.Reveal.class).purpose());
    }
}
