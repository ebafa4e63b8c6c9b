package jp.kakehashi.storage.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.Ids;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldDefinition.Formula;
import jp.kakehashi.records.FieldDefinition.LinkTarget;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;

/// A ledger with a field of every type.
final class SampleLedger {
    static final LedgerId ID = new LedgerId("sample");
    private static final Ids IDS = new Ids(new SystemClock());
    static final Author AUTHOR = new Author("1001", "佐藤", "honsho", "pc-1");

    private SampleLedger() {}

    static LedgerDefinition definition(int version, FieldType... more) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (FieldType type : FieldType.values()) {
            fields.add(field(type.name().toLowerCase(java.util.Locale.ROOT), type, false));
        }
        fields.add(field("my_number", FieldType.TEXT, true));
        for (int i = 0; i < more.length; i++) {
            fields.add(field("added" + i, more[i], false));
        }
        Label label = new Label("見本", "Sample");
        return new LedgerDefinition(
                ID, version, label, "civil", false, true, FieldAccess.OPEN, fields);
    }

    private static FieldDefinition field(String id, FieldType type, boolean individualNumber) {
        return new FieldDefinition(
                new FieldId(id),
                new Label(id, id),
                type,
                FieldChecks.NONE,
                List.of(),
                new FieldAccess(AccessRule.EVERYONE, AccessRule.EVERYONE),
                individualNumber,
                type == FieldType.LINK ? new LinkTarget(ID, id("text")) : null,
                type == FieldType.CALCULATED ? new Formula("yen * 2", FieldType.YEN) : null);
    }

    static FieldId id(String name) {
        return new FieldId(name);
    }

    static StoredRow row(long seq, String... values) {
        return row(IDS.next(), seq, values);
    }

    static StoredRow row(UUID id, long seq, String... values) {
        Map<FieldId, String> cells = new LinkedHashMap<>();
        Map<FieldId, Long> seqs = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            cells.put(id(values[i]), values[i + 1]);
            seqs.put(id(values[i]), seq);
        }
        return new StoredRow(
                new RowState(id, seq, false, cells, seqs, null),
                Instant.ofEpochMilli(1_800_000_000_000L + seq));
    }

    static AcceptedChange change(long seq, UUID row, String field, String value) {
        Edit edit = new Edit(id(field), value, null, 0, null);
        Change change =
                new Change(
                        UUID.randomUUID(),
                        ID,
                        row,
                        ChangeKind.EDIT,
                        List.of(edit),
                        seq - 1,
                        1,
                        AUTHOR,
                        Instant.ofEpochMilli(1_800_000_000_000L),
                        ChangeNote.because("訂正"),
                        null);
        return new AcceptedChange(
                seq,
                change,
                Map.of(id("auto_number"), "R8-000" + seq),
                Instant.ofEpochMilli(1_800_000_000_500L));
    }
}
