package jp.kakehashi.server.ledgers;

import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ApprovalRule;
import jp.kakehashi.records.DefinitionRules;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;

/// Publishes new versions of definitions and extends the ledger's table with them. Publishing the
/// newest version again, unchanged, is harmless.
final class DefinitionPublishing {
    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final InstantSource clock;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    DefinitionPublishing(
            Database database, LedgerStores stores, Definitions definitions, InstantSource clock) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.clock = clock;
    }

    /// Makes `next` the newest version of its ledger; `text` is the YAML that says it, with its
    /// comments, null when it was made otherwise.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.definition.*`
    void publish(Actor actor, LedgerDefinition sent, @Nullable String text) {
        if (text != null) {
            checkText(sent, text);
        }
        oneAtATime.lock();
        try {
            LedgerDefinition newest = definitions.find(sent.id()).orElse(null);
            LedgerDefinition next = PublishedYears.kept(actor, newest, sent);
            if (!mayPublish(actor, newest, next)) {
                throw Problem.refused("problem.definition.rights", next.id()).asException();
            }
            if (next.equals(newest)) {
                return;
            }
            int expected = newest == null ? 1 : newest.version() + 1;
            if (next.version() != expected) {
                throw Problem.invalid("problem.definition.version", next.version(), expected)
                        .asException();
            }
            DefinitionRules.check(newest, next);
            checkLinks(actor, newest, next);
            checkApproval(actor, newest, next);
            // First, so that no draft ever finds its register missing.
            publishRegister(actor, next);
            put(actor, next, text);
        } finally {
            oneAtATime.unlock();
        }
    }

    private void put(Actor actor, LedgerDefinition next, @Nullable String text) {
        database.define(
                stores.tables().table(next),
                tx -> {
                    stores.definitions().put(tx, next, clock.instant(), actor.staff());
                    if (text != null) {
                        stores.definitions().putText(tx, next, text);
                    }
                });
        definitions.forget(next.id());
    }

    /// Does `acts` and tells everybody, by a version that differs in nothing else, which years are
    /// frozen now: all in one durable step.
    void yearChanges(Actor actor, LedgerId ledger, Consumer<Tx> acts) {
        oneAtATime.lock();
        try {
            LedgerDefinition newest = definitions.newest(ledger);
            database.write(
                    tx -> {
                        acts.accept(tx);
                        Set<Integer> shut =
                                Set.copyOf(stores.logs().years().frozen(tx.query(), ledger));
                        LedgerDefinition next = newest.freezing(shut);
                        stores.definitions().put(tx, next, clock.instant(), actor.staff());
                        stores.definitions()
                                .text(tx.query(), newest)
                                .flatMap(text -> PublishedYears.text(text, next))
                                .ifPresent(text -> stores.definitions().putText(tx, next, text));
                        return next;
                    });
            definitions.forget(ledger);
        } finally {
            oneAtATime.unlock();
        }
    }

    /// The way of approval is a right of others: only an administrator changes it once it is there.
    private static void checkApproval(
            Actor actor, @Nullable LedgerDefinition newest, LedgerDefinition next) {
        ApprovalRule rule = next.approval();
        ApprovalRule was = newest == null ? null : newest.approval();
        if (was != null && !was.equals(rule) && !actor.holds(Actor.ADMINISTRATOR)) {
            throw Problem.refused("problem.definition.rights", next.id()).asException();
        }
        if (ApprovalRule.isRegister(next.id())) {
            throw Problem.refused("problem.definition.register", next.id()).asException();
        }
        if (rule == null) {
            return;
        }
        Approvals.route(rule);
        FieldId amount = rule.amount();
        boolean money =
                amount == null
                        || next.field(amount).filter(f -> f.type() == FieldType.YEN).isPresent();
        if (!ApprovalRule.fits(next.id()) || !money) {
            throw Problem.invalid("problem.definition.approval", next.id()).asException();
        }
    }

    /// Whoever opens the ledger opens its register, from now on too.
    private void publishRegister(Actor actor, LedgerDefinition source) {
        if (!ApprovalRule.fits(source.id())) {
            return;
        }
        LedgerDefinition there = definitions.find(ApprovalRule.register(source.id())).orElse(null);
        if (there == null && source.approval() == null) {
            return;
        }
        LedgerDefinition register =
                ApprovalRegister.of(source, there == null ? 1 : there.version());
        if (!register.equals(there)) {
            put(actor, ApprovalRegister.of(source, there == null ? 1 : there.version() + 1), null);
        }
    }

    /// What lies beside a definition for ever says just that, and holds nobody's number.
    private static void checkText(LedgerDefinition next, String text) {
        if (!new DefinitionYaml().read(text).equals(next.asWritten())) {
            throw Problem.invalid("problem.definition.text", next.id()).asException();
        }
        if (IndividualNumber.in(text)) {
            throw Problem.invalid("problem.definition.text_number", next.id()).asException();
        }
    }

    /// The newest version with its YAML, for somebody who may publish the next; what they may not
    /// open is told no otherwise than what does not exist.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.definition.rights`,
    ///     `problem.ledger.unknown`
    Messages.DefinitionText text(Actor actor, LedgerId ledger) {
        LedgerDefinition newest =
                definitions
                        .find(ledger)
                        .filter(found -> found.mayOpen(actor) || found.ownedBy(actor))
                        .orElseThrow(
                                () ->
                                        Problem.invalid("problem.ledger.unknown", ledger)
                                                .asException());
        if (!newest.ownedBy(actor)) {
            throw Problem.refused("problem.definition.rights", ledger).asException();
        }
        return new Messages.DefinitionText(
                newest, database.read(db -> stores.definitions().text(db, newest)).orElse(null));
    }

    /// A new link leads to a ledger that its maker may open, by a field that is kept there. What is
    /// hidden from them is told no otherwise than what does not exist.
    private void checkLinks(Actor actor, @Nullable LedgerDefinition newest, LedgerDefinition next) {
        for (FieldDefinition field : next.fields()) {
            LinkTarget link = field.link();
            boolean known = newest != null && newest.field(field.id()).isPresent();
            if (link == null || known) {
                continue;
            }
            LedgerDefinition target =
                    link.ledger().equals(next.id())
                            ? next
                            : definitions
                                    .find(link.ledger())
                                    .filter(found -> found.mayOpen(actor))
                                    .orElse(null);
            if (target == null) {
                throw Problem.invalid("problem.definition.link_ledger", field.id()).asException();
            }
            boolean shown =
                    target.field(link.shows())
                            .filter(f -> !f.individualNumber() && f.link() == null)
                            .filter(
                                    f ->
                                            link.ledger().equals(next.id())
                                                    || target.mayRead(actor, f))
                            .isPresent();
            if (!shown) {
                throw Problem.invalid("problem.definition.link_shows", field.id()).asException();
            }
        }
    }

    /// The owner changes a ledger's form; a new ledger is made by an administrator or for one's own
    /// section; only an administrator changes who may see or write what, or hands a ledger over.
    private static boolean mayPublish(
            Actor actor, @Nullable LedgerDefinition newest, LedgerDefinition next) {
        boolean owner = next.ownedBy(actor) && (newest == null || newest.ownedBy(actor));
        boolean administrator = actor.holds(Actor.ADMINISTRATOR);
        return owner && (administrator || newest == null || sameRights(newest, next));
    }

    /// Whether both let the same people see and write what is there, and log it alike: nobody gives
    /// himself rights by a new version.
    private static boolean sameRights(LedgerDefinition newest, LedgerDefinition next) {
        return next.access().equals(newest.access())
                && next.personal() == newest.personal()
                && next.owner().equals(newest.owner())
                && next.authorsResolve() == newest.authorsResolve()
                && Objects.equals(next.guard(), newest.guard())
                && newest.fields().stream()
                        .allMatch(
                                old ->
                                        next.field(old.id())
                                                .map(now -> now.access().equals(old.access()))
                                                .orElse(true));
    }
}
