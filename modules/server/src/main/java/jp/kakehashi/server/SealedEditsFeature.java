package jp.kakehashi.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.World;
import jp.kakehashi.server.accounts.Accounts;
import jp.kakehashi.server.authority.Authority;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;

/// Opens what a workstation sealed to this server when it was taken out of use: for administrators
/// in a production session, each opening noted with who did it.
public final class SealedEditsFeature implements ServerFeature {
    private static final long SEALED = 8 << 20;

    private final Authority authority;
    private final Accounts accounts;

    /// Opens with the keys of `authority`, notes in the production world of `ground`.
    public SealedEditsFeature(ServerGround ground, Authority authority) {
        this.authority = authority;
        this.accounts = new Accounts(ground.databases().of(World.PRODUCTION), ground.clock());
    }

    @Override
    public String name() {
        return "sealed-edits";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                new Route(
                        "POST",
                        "/api/sealed-edits/open",
                        RouteAccess.ADMINISTRATOR,
                        SEALED,
                        this::open));
    }

    private Reply open(Call call) {
        if (call.session().world() != World.PRODUCTION) {
            throw Problem.refused("problem.world.production_only").asException();
        }
        byte[] content = authority.unseal(sealed(call));
        accounts.note(call.session().actor().staff(), "sealed.open", "edits");
        return new Reply.Message(
                new AccountMessages.OpenedEdits(new String(content, StandardCharsets.UTF_8)));
    }

    private static byte[] sealed(Call call) {
        try {
            return Base64.getDecoder()
                    .decode(call.body(AccountMessages.SealedEdits.class).sealed());
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.sealed.unreadable").asException();
        }
    }
}
