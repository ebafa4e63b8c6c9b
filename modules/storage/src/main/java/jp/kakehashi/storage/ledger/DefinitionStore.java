package jp.kakehashi.storage.ledger;

import static jp.kakehashi.storage.generated.Tables.DEFINITION_TEXT;
import static jp.kakehashi.storage.generated.Tables.LEDGER_DEFINITION;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.Tx;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// Every published version of every ledger's definition.
public final class DefinitionStore {
    private final Bodies bodies;

    /// Definitions written by `bodies`.
    public DefinitionStore(Bodies bodies) {
        this.bodies = bodies;
    }

    /// Adds a version; one that is there already is left as it is.
    public void put(Tx tx, LedgerDefinition definition, Instant at, String by) {
        if (version(tx.query(), definition.id(), definition.version()).isPresent()) {
            return;
        }
        tx.execute(
                DSL.insertInto(LEDGER_DEFINITION)
                        .set(LEDGER_DEFINITION.LEDGER, definition.id().value())
                        .set(LEDGER_DEFINITION.VERSION, definition.version())
                        .set(LEDGER_DEFINITION.BODY, bodies.write(definition))
                        .set(LEDGER_DEFINITION.PUBLISHED_AT, at.toEpochMilli())
                        .set(LEDGER_DEFINITION.PUBLISHED_BY, by));
    }

    /// Keeps the YAML by which a version was published.
    public void putText(Tx tx, LedgerDefinition definition, String text) {
        tx.execute(
                DSL.insertInto(DEFINITION_TEXT)
                        .set(DEFINITION_TEXT.LEDGER, definition.id().value())
                        .set(DEFINITION_TEXT.VERSION, definition.version())
                        .set(DEFINITION_TEXT.BODY, text));
    }

    /// The YAML by which that version was published, where there was one.
    public Optional<String> text(DSLContext db, LedgerDefinition definition) {
        return db.select(DEFINITION_TEXT.BODY)
                .from(DEFINITION_TEXT)
                .where(DEFINITION_TEXT.LEDGER.eq(definition.id().value()))
                .and(DEFINITION_TEXT.VERSION.eq(definition.version()))
                .fetchOptional(DEFINITION_TEXT.BODY);
    }

    /// The newest version of a ledger's definition.
    public Optional<LedgerDefinition> newest(DSLContext db, LedgerId ledger) {
        return fetch(db, LEDGER_DEFINITION.LEDGER.eq(ledger.value())).reversed().stream()
                .findFirst();
    }

    /// One version of a ledger's definition.
    public Optional<LedgerDefinition> version(DSLContext db, LedgerId ledger, int version) {
        return fetch(
                        db,
                        LEDGER_DEFINITION
                                .LEDGER
                                .eq(ledger.value())
                                .and(LEDGER_DEFINITION.VERSION.eq(version)))
                .stream()
                .findFirst();
    }

    /// All versions of a ledger's definition, oldest first.
    public List<LedgerDefinition> versions(DSLContext db, LedgerId ledger) {
        return fetch(db, LEDGER_DEFINITION.LEDGER.eq(ledger.value()));
    }

    /// The newest version of every ledger's definition, by ledger.
    public List<LedgerDefinition> allNewest(DSLContext db) {
        Map<LedgerId, LedgerDefinition> newest = new LinkedHashMap<>();
        fetch(db, DSL.noCondition()).forEach(d -> newest.put(d.id(), d));
        return List.copyOf(newest.values());
    }

    private List<LedgerDefinition> fetch(DSLContext db, Condition condition) {
        return db.select(LEDGER_DEFINITION.BODY)
                .from(LEDGER_DEFINITION)
                .where(condition)
                .orderBy(LEDGER_DEFINITION.LEDGER, LEDGER_DEFINITION.VERSION)
                .fetch(r -> bodies.read(r.value1(), LedgerDefinition.class));
    }
}
