package jp.kakehashi.ledgerui.bulk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.ledgerui.bulk.UndoStack.Step;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldId;
import org.junit.jupiter.api.Test;

/// Of rows that are kept from a person by now nothing can be taken back or done again.
class UndoStackTest {
    private final UUID kept = new UUID(1, 1);
    private final UUID own = new UUID(2, 2);
    private final UndoStack stack = new UndoStack();

    private static CellRewrite cell(UUID row) {
        return new CellRewrite(row, new FieldId("address"), "秘密の町", "別の町");
    }

    @Test
    void forgottenRowsAreInNoStepOfEitherWay() {
        stack.did(new Step.Cells(List.of(cell(kept), cell(own))));
        stack.did(new Step.Deleted(kept));
        stack.tookBack(new Step.Cells(List.of(cell(kept))));

        assertEquals(Set.of(kept, own), stack.rows());
        stack.forget(Set.of(kept));

        assertEquals(Set.of(own), stack.rows());
        assertEquals(new Step.Cells(List.of(cell(own))), stack.takeDone());
        assertNull(stack.takeDone());
        assertNull(stack.takeUndone());
    }
}
