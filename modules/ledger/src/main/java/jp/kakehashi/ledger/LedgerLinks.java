package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Filter;
import jp.kakehashi.ledger.LedgerService.LedgerSummary;
import jp.kakehashi.ledger.LedgerService.RowPage;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// What links lead to and what leads to a row, as far as this person may see it: of a row that they
/// may not see, nothing but that it is hidden is ever told. Blocking; from any thread.
public final class LedgerLinks {
    private static final int FOUND = 8;
    private static final int LISTED = 20;

    private final LedgerService service;
    private final Actor actor;

    /// Links as `actor`, whose ledgers `service` knows, may see them.
    public LedgerLinks(LedgerService service, Actor actor) {
        this.service = service;
        this.actor = actor;
    }

    /// A row that a link leads to, or that leads here, with the form of its ledger.
    public record Linked(LedgerDefinition definition, RowView row) {}

    /// Rows that lead here by one field.
    ///
    /// @param more how many there are besides those listed
    public record Pointing(
            LedgerDefinition definition, FieldDefinition field, List<Linked> rows, long more) {
        public Pointing {
            rows = List.copyOf(rows);
        }
    }

    /// The rows among `ids` that may be seen, also deleted ones; any other is hidden.
    public Map<UUID, Linked> targets(LinkTarget link, Collection<UUID> ids) {
        LedgerDefinition definition = open(link.ledger()).orElse(null);
        Map<UUID, Linked> found = new HashMap<>();
        Set<UUID> once = new HashSet<>(ids);
        if (definition != null && !once.isEmpty()) {
            for (RowView row : service.named(link, once)) {
                found.put(row.row(), new Linked(definition, row));
            }
        }
        return found;
    }

    /// Rows of the target's ledger that match `words`, the newest without any; none where it may
    /// not be opened.
    public List<Linked> search(LinkTarget link, String words) {
        return open(link.ledger())
                .map(
                        definition -> {
                            String search = words.isBlank() ? null : words;
                            RowPage page = service.page(query(link.ledger(), search, List.of()));
                            return page.rows().stream()
                                    .limit(FOUND)
                                    .map(row -> new Linked(definition, row))
                                    .toList();
                        })
                .orElse(List.of());
    }

    /// What leads to `row`, in every ledger and field that this person may read.
    public List<Pointing> pointing(LedgerId ledger, UUID row) {
        List<Pointing> found = new ArrayList<>();
        for (LedgerSummary summary : service.ledgers()) {
            LedgerDefinition from = summary.definition();
            for (FieldDefinition field : from.fields()) {
                LinkTarget link = field.link();
                boolean leads = link != null && link.ledger().equals(ledger);
                if (leads && from.mayRead(actor, field) && !service.purposes().missing(from)) {
                    Filter here = new Filter(field.id(), "=", row.toString());
                    RowPage page = service.page(query(from.id(), null, List.of(here)));
                    if (!page.rows().isEmpty()) {
                        found.add(pointing(from, field, page));
                    }
                }
            }
        }
        return found;
    }

    private static Pointing pointing(LedgerDefinition from, FieldDefinition field, RowPage page) {
        List<Linked> rows = page.rows().stream().map(row -> new Linked(from, row)).toList();
        return new Pointing(from, field, rows, page.total() - rows.size());
    }

    private Optional<LedgerDefinition> open(LedgerId ledger) {
        try {
            return Optional.of(service.definition(ledger)).filter(found -> found.mayOpen(actor));
        } catch (ProblemException notForThisPerson) {
            return Optional.empty();
        }
    }

    private static RowQuery query(LedgerId ledger, @Nullable String search, List<Filter> filters) {
        return new RowQuery(ledger, search, filters, null, false, 0, LISTED);
    }
}
