package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.PresenceMessages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.Handler;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;
import org.jspecify.annotations.Nullable;

/// The ledgers on the shared backend: definitions, push, changes, snapshots, history, viewings and
/// verification.
public final class LedgersFeature implements ServerFeature {
    private static final long SMALL = 16 << 10;
    private static final long DEFINITION = 1 << 20;
    // a thousand heads of each of many people at a PC
    private static final long KEPT_HEADS = 16 << 20;
    private static final long PUSH = 16 << 20;
    private static final long VIEWINGS = 8 << 20;
    private static final int PAGE = 500;
    private static final String IMPORTS = "/api/ledgers/{ledger}/imports";
    private static final String FILE = "/api/ledgers/{ledger}/rows/{row}/files/{file}";
    private static final String PRESENCE = "/api/ledgers/{ledger}/presence";
    private static final long FILE_PIECE = 1 << 20;
    private static final String SEALED = "/api/ledgers/{ledger}/rows/{row}/sealed";

    private final ServerGround ground;
    private final LedgerStores stores;
    private @Nullable ExportJobs exportJobs;
    private final Map<World, LedgerWorld> worlds = new EnumMap<>(World.class);

    /// Ledgers of every world of `ground`.
    public LedgersFeature(ServerGround ground, LedgerStores stores) {
        this.ground = ground;
        this.stores = stores;
        try {
            for (World world : World.values()) {
                worlds.put(world, new LedgerWorld(world, ground, stores));
            }
            worlds.values().forEach(w -> worlds.values().forEach(w::requireOwnKeys));
        } catch (RuntimeException e) {
            worlds.values().forEach(LedgerWorld::close);
            throw e;
        }
    }

    /// The same, which writes rows into folders below `root` at set times; null allows no folder.
    public LedgersFeature exporting(@Nullable Path root, ExportWriter writer) {
        LedgerWorld production = worlds.get(World.PRODUCTION);
        if (production != null) {
            exportJobs = production.exportJobs(stores, root, writer);
        }
        return this;
    }

    @Override
    public String name() {
        return "ledgers";
    }

    @Override
    public List<Route> routes() {
        List<Route> all = new ArrayList<>(ledgerRoutes());
        all.addAll(new ApprovalRoutes(this::world).routes());
        all.addAll(new CommentRoutes(this::world).routes());
        all.addAll(new YearRoutes(this::world).routes());
        all.addAll(new WayOutRoutes(this::world).routes());
        all.addAll(new MergeRoutes(this::world).routes());
        if (exportJobs != null) {
            all.addAll(exportJobs.routes());
        }
        return List.copyOf(all);
    }

    private List<Route> ledgerRoutes() {
        return List.of(
                signedIn("GET", "/api/ledgers", SMALL, this::list),
                signedIn("POST", "/api/ledgers", DEFINITION, this::publish),
                signedIn("GET", "/api/ledgers/{ledger}/definition", SMALL, this::definitionText),
                signedIn("POST", "/api/ledgers/{ledger}/push", PUSH, this::push),
                signedIn("GET", "/api/ledgers/{ledger}/changes", SMALL, this::changes),
                signedIn("GET", "/api/ledgers/{ledger}/snapshot", SMALL, this::snapshot),
                signedIn("GET", "/api/ledgers/{ledger}/rows/{row}/history", SMALL, this::history),
                signedIn("GET", IMPORTS, SMALL, this::imports),
                signedIn("GET", IMPORTS + "/runs", SMALL, this::importRuns),
                signedIn("GET", IMPORTS + "/{import}/undo", SMALL, this::importUndo),
                signedIn("POST", IMPORTS + "/{import}/undo", SMALL, this::undoImport),
                signedIn("PUT", IMPORTS + "/{import}/original", SMALL, this::keepOriginal),
                signedIn("GET", IMPORTS + "/{import}/original", SMALL, this::original),
                signedIn("DELETE", IMPORTS + "/{import}/original", SMALL, this::endOriginal),
                signedIn("PUT", "/api/ledgers/{ledger}/files/{file}", FILE_PIECE, this::takeFile),
                signedIn("GET", FILE, SMALL, this::file),
                signedIn("DELETE", FILE, SMALL, this::destroyFile),
                signedIn("PUT", SEALED + "/{field}", SMALL, this::setSealed),
                signedIn("POST", SEALED + "/{field}/reveal", SMALL, this::reveal),
                signedIn("DELETE", SEALED, SMALL, this::destroySealed),
                signedIn("PUT", PRESENCE, SMALL, this::stand),
                signedIn("DELETE", PRESENCE, SMALL, this::leave),
                signedIn("POST", "/api/viewings", VIEWINGS, this::viewings),
                signedIn("GET", "/api/viewings/head", SMALL, this::viewingsHead),
                new Route(
                        "POST",
                        "/api/audit/verify",
                        RouteAccess.ADMINISTRATOR,
                        KEPT_HEADS,
                        this::verify));
    }

    @Override
    public void close() {
        if (exportJobs != null) {
            exportJobs.close();
        }
        worlds.values().forEach(LedgerWorld::close);
    }

    private static Route signedIn(String method, String path, long maxBytes, Handler handler) {
        return new Route(method, path, RouteAccess.SIGNED_IN, maxBytes, handler);
    }

    private LedgerWorld world(CallerSession caller) {
        LedgerWorld world = worlds.get(caller.world());
        if (world == null) {
            throw new IllegalStateException("no ledgers in " + caller.world());
        }
        return world;
    }

    private Reply list(Call call) {
        Actor actor = call.session().actor();
        List<LedgerDefinition> open =
                world(call.session()).definitions().all().stream()
                        .filter(d -> d.mayOpen(actor))
                        .toList();
        return new Reply.Message(new Messages.Definitions(open));
    }

    private Reply publish(Call call) {
        Messages.Publish publish = call.body(Messages.Publish.class);
        LedgerDefinition definition = publish.definition();
        LedgerWorld world = world(call.session());
        world.publishing().publish(call.session().actor(), definition, publish.text());
        world.announce(definition.id());
        if (definition.approval() != null) {
            world.announce(ApprovalRule.register(definition.id()));
        }
        return new Reply.Message(new Messages.Definitions(List.of(definition)));
    }

    private Reply definitionText(Call call) {
        return new Reply.Message(
                world(call.session()).publishing().text(call.session().actor(), ledger(call)));
    }

    private Reply push(Call call) {
        Messages.Push push = call.body(Messages.Push.class);
        LedgerWorld world = world(call.session());
        AcceptedBatch batch =
                world.acceptance().accept(call.session(), ledger(call), push.changes());
        world.announce(batch);
        return new Reply.Message(new Messages.PushResult(batch.outcomes()));
    }

    private Reply changes(Call call) {
        long after = number(call, "after", 0);
        long limit = number(call, "limit", PAGE);
        CallerSession caller = call.session();
        LedgerWorld world = world(caller);
        LedgerId ledger = ledger(call);
        Messages.Page page =
                world.reader()
                        .page(
                                caller,
                                ledger,
                                after,
                                Math.clamp(limit, 1, LedgerReader.MOST_CHANGES));
        world.wholes().changes(caller, world.definitions().newest(ledger), after, page);
        return new Reply.Message(page);
    }

    private Reply snapshot(Call call) {
        CallerSession caller = call.session();
        LedgerWorld world = world(caller);
        LedgerId ledger = ledger(call);
        // Refused before the answer has begun, not in the middle of it.
        LedgerDefinition definition = world.definitions().opened(ledger, caller.actor());
        world.wholes().snapshot(caller, definition);
        return new Reply.Stream(
                "application/x-ndjson",
                out -> world.reader().snapshot(caller, ledger, ground.json(), out));
    }

    private Reply history(Call call) {
        CallerSession caller = call.session();
        LedgerWorld world = world(caller);
        LedgerDefinition definition = world.definitions().opened(ledger(call), caller.actor());
        UUID row = row(call);
        if (definition.personal()) {
            String purpose = call.query("purpose").orElse("");
            world.viewings().noteReading(caller, definition, "history", purpose, row);
        }
        return world.reader().history(caller, definition.id(), row, ground.json());
    }

    private Reply imports(Call call) {
        CallerSession caller = call.session();
        return new Reply.Message(
                new Messages.Imports(world(caller).imports().list(caller, ledger(call))));
    }

    private Reply importRuns(Call call) {
        CallerSession caller = call.session();
        return new Reply.Message(world(caller).imports().runs(caller, ledger(call)));
    }

    private Reply importUndo(Call call) {
        CallerSession caller = call.session();
        return new Reply.Message(
                world(caller).imports().preview(caller, ledger(call), id(call, "import")));
    }

    private Reply undoImport(Call call) {
        CallerSession caller = call.session();
        LedgerWorld world = world(caller);
        ImportUndoing.Undone undone =
                world.imports().undo(caller, ledger(call), id(call, "import"));
        undone.shown().forEach(world::announce);
        return new Reply.Message(undone.told());
    }

    private Reply keepOriginal(Call call) {
        FileMessages.Original file = call.body(FileMessages.Original.class);
        CallerSession caller = call.session();
        world(caller).originals().keep(caller, ledger(call), id(call, "import"), file);
        return new Reply.Message(Map.of());
    }

    private Reply original(Call call) {
        CallerSession caller = call.session();
        Attachments.Opened file =
                world(caller).originals().open(caller, ledger(call), id(call, "import"));
        return new Reply.Stream("application/octet-stream", file::writeTo);
    }

    private Reply endOriginal(Call call) {
        CallerSession caller = call.session();
        world(caller).originals().destroy(caller, ledger(call), id(call, "import"));
        return new Reply.Message(Map.of());
    }

    private Reply takeFile(Call call) {
        FileMessages.FilePiece piece = call.body(FileMessages.FilePiece.class);
        CallerSession caller = call.session();
        return new Reply.Message(
                world(caller).attachments().take(caller, ledger(call), id(call, "file"), piece));
    }

    private Reply file(Call call) {
        CallerSession caller = call.session();
        String purpose = call.query("purpose").orElse("");
        Attachments.Opened file =
                world(caller)
                        .attachments()
                        .open(caller, ledger(call), row(call), id(call, "file"), purpose);
        return new Reply.Stream("application/octet-stream", file::writeTo);
    }

    private Reply destroyFile(Call call) {
        CallerSession caller = call.session();
        String purpose = call.query("purpose").orElse("");
        world(caller)
                .attachments()
                .destroy(caller, ledger(call), row(call), id(call, "file"), purpose);
        return new Reply.Message(Map.of());
    }

    private Reply setSealed(Call call) {
        Messages.SetSealed body = call.body(Messages.SetSealed.class);
        world(call.session())
                .sealed()
                .set(call.session(), place(call), body.value(), body.purpose());
        return new Reply.Message(Map.of());
    }

    private Reply reveal(Call call) {
        String purpose = call.body(Messages.Reveal.class).purpose();
        String value = world(call.session()).sealed().reveal(call.session(), place(call), purpose);
        return new Reply.Message(new Messages.Revealed(value));
    }

    private Reply destroySealed(Call call) {
        String purpose = call.query("purpose").orElse("");
        world(call.session()).sealed().destroy(call.session(), ledger(call), row(call), purpose);
        return new Reply.Message(Map.of());
    }

    private static SealedNumbers.Place place(Call call) {
        return new SealedNumbers.Place(ledger(call), row(call), new FieldId(call.path("field")));
    }

    private Reply stand(Call call) {
        PresenceMessages.Place place = call.body(PresenceMessages.Place.class);
        CallerSession caller = call.session();
        return new Reply.Message(
                new PresenceMessages.People(
                        world(caller).presence().stand(caller, ledger(call), place)));
    }

    private Reply leave(Call call) {
        world(call.session()).presence().leave(call.session(), ledger(call));
        return new Reply.Message(Map.of());
    }

    private Reply viewings(Call call) {
        world(call.session())
                .viewings()
                .take(call.session(), call.body(Messages.Viewings.class).viewings());
        return new Reply.Message(Map.of());
    }

    private Reply viewingsHead(Call call) {
        return new Reply.Message(world(call.session()).reader().viewings());
    }

    private Reply verify(Call call) {
        Messages.Verify kept = call.body(Messages.Verify.class);
        return new Reply.Message(
                world(call.session()).audit().verify(kept, ground.heads().publicKey()));
    }

    private static LedgerId ledger(Call call) {
        return new LedgerId(call.path("ledger"));
    }

    private static UUID row(Call call) {
        return id(call, "row");
    }

    private static UUID id(Call call, String name) {
        String text = call.path(name);
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("problem.wire.id").asException();
        }
    }

    private static long number(Call call, String name, long otherwise) {
        try {
            return call.query(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            throw Problem.invalid("problem.wire.number", name).asException();
        }
    }
}
