package jp.kakehashi.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.junit.jupiter.api.Test;

class SnapshotLineTest {
    private static final FieldId NAME = new FieldId("name");
    private static final FieldId PLACE = new FieldId("place");
    private static final FieldId NOTE = new FieldId("note");
    private static final Instant AT = Instant.parse("2026-02-01T01:42:00.123Z");
    private final Json json = new Json();

    private static LedgerDefinition definition(FieldId... ids) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (FieldId id : ids) {
            fields.add(
                    new FieldDefinition(
                            id,
                            new Label("欄", "Field"),
                            FieldType.TEXT,
                            FieldChecks.NONE,
                            List.of(),
                            FieldAccess.OPEN,
                            false));
        }
        return new LedgerDefinition(
                new LedgerId("permits"),
                1,
                new Label("台帳", "Ledger"),
                "civil",
                false,
                false,
                new FieldAccess(AccessRule.EVERYONE, AccessRule.EVERYONE),
                fields);
    }

    @Test
    void cellsComeBackByPlaceAlsoEmptiedOnesAndEmptyTexts() {
        LedgerDefinition definition = definition(NAME, PLACE, NOTE);
        var state =
                new RowState(
                        UUID.randomUUID(),
                        9,
                        true,
                        Map.of(NAME, "𠮷田", NOTE, ""),
                        Map.of(NAME, 3L, PLACE, 9L, NOTE, 4L),
                        "朝-仮-0003");
        var row = new SnapshotRow(state, AT);
        String text = json.text(SnapshotLine.of(definition, row));
        assertEquals(row, json.read(text, SnapshotLine.class).row(definition));
    }

    @Test
    void aLineOfAnotherDefinitionIsRefused() {
        var state = new RowState(UUID.randomUUID(), 1, false, Map.of(), Map.of(), null);
        var line = SnapshotLine.of(definition(NAME, PLACE), new SnapshotRow(state, AT));
        assertThrows(ProblemException.class, () -> line.row(definition(NAME)));
    }
}
