package jp.kakehashi.server;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.World;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.Call;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.RightsMessages.FieldRules;
import jp.kakehashi.wire.RightsMessages.LedgerPeople;
import jp.kakehashi.wire.RightsMessages.LedgerRules;
import jp.kakehashi.wire.RightsMessages.Right;
import jp.kakehashi.wire.RightsMessages.Rights;
import jp.kakehashi.wire.RightsMessages.RoleUse;
import jp.kakehashi.wire.RightsMessages.StaffRights;
import jp.kakehashi.wire.Route;
import jp.kakehashi.wire.Route.RouteAccess;
import jp.kakehashi.wire.ServerFeature;

/// Tells administrators who may do what in which ledger. Nothing is kept: each answer is asked of
/// the same definitions and posts, by the same rules, that decide when rows are read and written.
public final class RightsFeature implements ServerFeature {
    private static final long SMALL = 4_096;

    private final Database database;
    private final LedgerStores stores;
    private final Staffing staffing;

    /// The rights in the production world of `ground`.
    public RightsFeature(ServerGround ground, LedgerStores stores) {
        this.database = ground.databases().of(World.PRODUCTION);
        this.stores = stores;
        this.staffing = ground.staffing();
    }

    @Override
    public String name() {
        return "rights";
    }

    @Override
    public List<Route> routes() {
        return List.of(
                administrator("/api/rights", call -> overview()),
                administrator("/api/rights/ledgers/{ledger}", call -> people(ledger(call))),
                administrator("/api/rights/staff/{staff}", call -> of(call.path("staff"))));
    }

    /// Answers with a message.
    private interface Answer {
        Object to(Call call);
    }

    private static Route administrator(String path, Answer answer) {
        return new Route(
                "GET",
                path,
                RouteAccess.ADMINISTRATOR,
                SMALL,
                call -> {
                    if (call.session().world() != World.PRODUCTION) {
                        throw Problem.refused("problem.world.production_only").asException();
                    }
                    return new Reply.Message(answer.to(call));
                });
    }

    private static LedgerId ledger(Call call) {
        return new LedgerId(call.path("ledger"));
    }

    private List<LedgerDefinition> definitions() {
        return database.read(db -> stores.definitions().allNewest(db));
    }

    private Rights overview() {
        List<LedgerDefinition> all = definitions();
        List<Actor> people = staffing.actors();
        return new Rights(all.stream().map(d -> rules(d, people)).toList(), roles(all, people));
    }

    private static LedgerRules rules(LedgerDefinition form, List<Actor> people) {
        List<Actor> readers = people.stream().filter(form::mayOpen).toList();
        RowGuard guard = form.guard();
        return new LedgerRules(
                form.id(),
                form.label(),
                form.owner(),
                form.version(),
                form.personal(),
                form.access().read(),
                form.access().write(),
                form.fields().stream()
                        .filter(f -> !f.retired())
                        .filter(f -> f.individualNumber() || !f.access().equals(FieldAccess.OPEN))
                        .map(RightsFeature::rules)
                        .toList(),
                guard == null ? null : guard.seenBy(),
                form.approval() != null,
                !form.purposes().isEmpty(),
                readers.size(),
                (int) readers.stream().filter(reader -> writes(form, reader)).count());
    }

    private static FieldRules rules(FieldDefinition field) {
        return new FieldRules(
                field.label(),
                field.access().read(),
                field.access().write(),
                field.individualNumber());
    }

    private static boolean writes(LedgerDefinition form, Actor actor) {
        return form.fields().stream().anyMatch(f -> !f.retired() && form.mayWrite(actor, f));
    }

    private static List<RoleUse> roles(List<LedgerDefinition> all, List<Actor> people) {
        Map<String, Set<String>> holders = new TreeMap<>();
        Map<String, List<LedgerId>> named = new TreeMap<>();
        for (Actor actor : people) {
            actor.posts().stream()
                    .flatMap(post -> post.roles().stream())
                    .forEach(
                            role ->
                                    holders.computeIfAbsent(role, r -> new TreeSet<>())
                                            .add(actor.staff()));
        }
        for (LedgerDefinition form : all) {
            named(form)
                    .forEach(
                            role ->
                                    named.computeIfAbsent(role, r -> new ArrayList<>())
                                            .add(form.id()));
        }
        Set<String> codes = new TreeSet<>(holders.keySet());
        codes.addAll(named.keySet());
        return codes.stream()
                .map(
                        role ->
                                new RoleUse(
                                        role,
                                        List.copyOf(holders.getOrDefault(role, Set.of())),
                                        named.getOrDefault(role, List.of())))
                .toList();
    }

    private static Set<String> named(LedgerDefinition form) {
        RowGuard guard = form.guard();
        Stream<AccessRule> own =
                Stream.of(
                        form.access().read(),
                        form.access().write(),
                        guard == null ? AccessRule.EVERYONE : guard.seenBy());
        Stream<AccessRule> fields =
                form.fields().stream()
                        .flatMap(f -> Stream.of(f.access().read(), f.access().write()));
        Set<String> roles = new HashSet<>();
        Stream.concat(own, fields)
                .forEach(
                        rule -> {
                            roles.addAll(rule.roles());
                            roles.addAll(rule.besides());
                        });
        return roles;
    }

    private LedgerPeople people(LedgerId ledger) {
        LedgerDefinition form =
                definitions().stream()
                        .filter(d -> d.id().equals(ledger))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        Problem.invalid("problem.ledger.unknown", ledger)
                                                .asException());
        return new LedgerPeople(
                staffing.actors().stream()
                        .filter(form::mayOpen)
                        .map(actor -> right(form, actor))
                        .toList());
    }

    private StaffRights of(String staff) {
        Actor actor = staffing.actor(staff).orElse(null);
        return new StaffRights(
                actor == null
                        ? List.of()
                        : definitions().stream()
                                .filter(d -> d.mayOpen(actor))
                                .map(d -> right(d, actor))
                                .toList());
    }

    private static Right right(LedgerDefinition form, Actor actor) {
        boolean writes = writes(form, actor);
        List<FieldDefinition> used = form.fields().stream().filter(f -> !f.retired()).toList();
        return new Right(
                actor.staff(),
                actor.name(),
                form.id(),
                form.label(),
                writes,
                form.ownedBy(actor),
                labels(used.stream().filter(f -> !form.mayRead(actor, f))),
                labels(
                        used.stream()
                                .filter(f -> writes && f.type().byHand())
                                .filter(f -> form.mayRead(actor, f) && !form.mayWrite(actor, f))),
                form.guardAgainst(actor) != null,
                needed(form, actor));
    }

    private static List<Label> labels(Stream<FieldDefinition> fields) {
        return fields.map(FieldDefinition::label).toList();
    }

    private static List<Actor.Post> needed(LedgerDefinition form, Actor actor) {
        if (form.access().read().equals(AccessRule.EVERYONE)) {
            return List.of();
        }
        return actor.posts().stream()
                .filter(
                        post ->
                                form.mayOpen(
                                        new Actor(
                                                actor.staff(),
                                                actor.name(),
                                                post.office(),
                                                post.section(),
                                                post.roles())))
                .toList();
    }
}
