package jp.kakehashi.ledgerui.sample;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.EditState;
import jp.kakehashi.ledger.LedgerService.HistoryEntry;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;

/// Entries of histories as a workstation makes them.
final class SampleHistory {
    private SampleHistory() {}

    static HistoryEntry written(
            LedgerId ledger,
            UUID row,
            Map<FieldId, String> values,
            Author author,
            Instant at,
            ChangeNote note) {
        List<Edit> edits = new ArrayList<>();
        values.forEach((f, v) -> edits.add(new Edit(f, v, null, 0, null)));
        Change change =
                new Change(
                        UUID.randomUUID(),
                        ledger,
                        row,
                        ChangeKind.EDIT,
                        edits,
                        0,
                        1,
                        author,
                        at,
                        note,
                        null);
        return new HistoryEntry(new AcceptedChange(0, change, Map.of(), at), EditState.HERE);
    }
}
