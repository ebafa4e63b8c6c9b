package jp.kakehashi.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Conflict;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.sync.TestOffice.Station;
import jp.kakehashi.sync.storage.OutboxEntry;

/// What tests do at a workstation, in the words of the tests.
final class Steps {
    private Steps() {}

    static UUID create(Station station, String name) {
        Map<FieldId, String> values = new HashMap<>(Map.of(TestOffice.NAME, name));
        if (station.replica.owner().actor().section().equals("civil")) {
            values.put(TestOffice.SECRET, "内");
        }
        return station.replica
                .edits()
                .create(TestOffice.LEDGER, values, ChangeNote.NONE)
                .state()
                .row();
    }

    /// A row named 一 that `a` made and both have.
    static UUID shared(Station a, Station b) {
        UUID row = create(a, "一");
        a.sync();
        b.sync();
        return row;
    }

    static RowState edit(Station station, UUID row, FieldId field, String value) {
        Map<FieldId, String> values = new HashMap<>();
        values.put(field, value);
        return station.replica
                .edits()
                .edit(TestOffice.LEDGER, row, values, ChangeNote.NONE)
                .state();
    }

    static RowState row(Station station, UUID row) {
        var stores = station.replica.stores();
        return station.replica
                .database()
                .read(
                        db ->
                                stores.tables()
                                        .row(
                                                db,
                                                station.replica.definitions().of(TestOffice.LEDGER),
                                                row)
                                        .map(StoredRow::state)
                                        .orElseThrow());
    }

    static List<OutboxEntry> outbox(Station station) {
        return station.replica.database().read(station.replica.stores().outbox()::all);
    }

    static List<Conflict> conflicts(Station station) {
        return station.replica
                .database()
                .read(
                        db ->
                                station.replica
                                        .stores()
                                        .conflicts()
                                        .ofLedger(db, TestOffice.LEDGER, true));
    }
}
