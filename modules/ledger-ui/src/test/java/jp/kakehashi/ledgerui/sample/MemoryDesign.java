package jp.kakehashi.ledgerui.sample;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerDesign;
import jp.kakehashi.records.DefinitionRules;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;

/// Definitions at a head office in memory, with its rules. From any thread.
public final class MemoryDesign implements LedgerDesign {
    private final MemoryLedgers ledgers;
    private final DefinitionYaml yaml = new DefinitionYaml();
    private final Map<LedgerId, Source> sources = new ConcurrentHashMap<>();
    /// What every call ends with; null when all is well.
    public volatile Problem refusal;

    MemoryDesign(MemoryLedgers ledgers) {
        this.ledgers = ledgers;
    }

    /// Somebody else publishes.
    public void elsewhere(String text) {
        LedgerDefinition definition = yaml.read(text);
        sources.put(definition.id(), new Source(definition, text));
        ledgers.add(definition);
    }

    /// A year of the ledger is frozen.
    public void freeze(LedgerId ledger, int year) {
        Source was = newest(ledger);
        LedgerDefinition frozen = was.definition().freezing(Set.of(year));
        sources.put(ledger, new Source(frozen, was.text()));
        ledgers.add(frozen);
    }

    @Override
    public Source newest(LedgerId ledger) {
        check();
        LedgerDefinition known = ledgers.definition(ledger);
        return sources.getOrDefault(ledger, new Source(known, yaml.write(known)));
    }

    @Override
    public LedgerDefinition publish(String text) {
        check();
        LedgerDefinition next = yaml.read(text);
        LedgerDefinition now =
                ledgers.ledgers().stream()
                        .map(summary -> summary.definition())
                        .filter(d -> d.id().equals(next.id()))
                        .findFirst()
                        .orElse(null);
        int expected = now == null ? 1 : now.version() + 1;
        if (next.version() != expected) {
            throw Problem.invalid("problem.definition.version", next.version(), expected)
                    .asException();
        }
        DefinitionRules.check(now, next);
        elsewhere(text);
        return next;
    }

    private void check() {
        Problem why = refusal;
        if (why != null) {
            throw why.asException();
        }
    }
}
