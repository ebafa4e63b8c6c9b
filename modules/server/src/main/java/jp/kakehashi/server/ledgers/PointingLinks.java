package jp.kakehashi.server.ledgers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.ledgers.storage.ReaderView.Sight;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.CallerSession;

/// The rows that point to a row, as far as the caller sees them whole and may write their links. Of
/// others nothing is told, as of every row that is not there for somebody.
final class PointingLinks {
    private static final int MOST = 5_000;

    private final Tx tx;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final CallerSession caller;

    PointingLinks(Tx tx, LedgerStores stores, Definitions definitions, CallerSession caller) {
        this.tx = tx;
        this.stores = stores;
        this.definitions = definitions;
        this.caller = caller;
    }

    /// A row that points there by `fields`.
    record Pointing(LedgerDefinition definition, RowState state, List<FieldId> fields) {}

    /// The rows that may be written, and how many may only be seen.
    record Found(List<Pointing> rows, int left) {}

    /// @throws jp.kakehashi.kernel.ProblemException `problem.merge.links` when there are more than
    ///     one step writes
    Found to(LedgerId ledger, UUID row) {
        List<Pointing> rows = new ArrayList<>();
        int left = 0;
        for (LedgerDefinition form : definitions.all()) {
            if (form.mayOpen(caller.actor())) {
                Found found = in(form, ledger, row);
                rows.addAll(found.rows());
                left += found.left();
            }
        }
        return new Found(rows, left);
    }

    private Found in(LedgerDefinition form, LedgerId ledger, UUID row) {
        Actor actor = caller.actor();
        ReaderView view = new ReaderView(form, actor);
        Map<UUID, RowState> states = new LinkedHashMap<>();
        Map<UUID, List<FieldId>> fields = new LinkedHashMap<>();
        int left = 0;
        for (FieldDefinition field : form.fields()) {
            boolean leads = field.link() != null && field.link().ledger().equals(ledger);
            if (!leads || !form.mayRead(actor, field)) {
                continue;
            }
            for (StoredRow stored : stored(form, field, row)) {
                RowState state = stored.state();
                if (view.of(state) != Sight.WHOLE) {
                    continue;
                }
                if (field.retired() || !form.mayWrite(actor, field)) {
                    left++;
                    continue;
                }
                states.put(state.row(), state);
                fields.computeIfAbsent(state.row(), r -> new ArrayList<>()).add(field.id());
            }
        }
        List<Pointing> rows = new ArrayList<>();
        states.forEach(
                (id, state) ->
                        rows.add(
                                new Pointing(
                                        form,
                                        state,
                                        List.copyOf(fields.getOrDefault(id, List.of())))));
        return new Found(rows, left);
    }

    private List<StoredRow> stored(LedgerDefinition form, FieldDefinition field, UUID row) {
        RowFilter here = new RowFilter(field.id(), Operator.EQUAL, row.toString());
        RowSelection those = new RowSelection(null, List.of(here), null, false, false);
        List<StoredRow> found = stores.queries().page(tx.query(), form, those, 0, MOST + 1);
        if (found.size() > MOST) {
            throw Problem.refused("problem.merge.links", MOST).asException();
        }
        return found;
    }
}
