package jp.kakehashi.vision.track;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FieldReading.State;
import org.junit.jupiter.api.Test;

class FieldMemoryTest {
    private final FieldMemory memory = new FieldMemory();

    private List<FieldChange> take(long millis, State state, double score) {
        return memory.take(Map.of("name", new FieldReading(state, score)), millis);
    }

    private State known() {
        return Objects.requireNonNull(memory.fields().get("name")).state();
    }

    @Test
    void whatIsClearIsToldAtOnce() {
        take(0, State.EMPTY, 0.9);
        assertEquals(
                List.of(new FieldChange("name", State.EMPTY, State.WRITTEN, 300)),
                take(300, State.WRITTEN, 0.95));
    }

    @Test
    void whatIsFaintHasToBeSeenAgain() {
        take(0, State.EMPTY, 0.9);
        assertEquals(List.of(), take(300, State.WRITTEN, 0.6));
        assertTrue(memory.waiting());
        assertEquals(1, take(450, State.WRITTEN, 0.6).size());
        assertFalse(memory.waiting());
    }

    @Test
    void aHandUnwritesNothing() {
        take(0, State.WRITTEN, 0.9);
        for (long at = 100; at < 10_000; at += 300) {
            assertEquals(List.of(), take(at, State.UNSURE, 0));
            assertEquals(State.WRITTEN, known());
        }
        for (long at = 10_000; at < 20_000; at += 300) {
            assertEquals(List.of(), take(at, at % 900 == 100 ? State.UNSURE : State.EMPTY, 0.99));
        }
        assertEquals(State.WRITTEN, known());
    }

    @Test
    void whatIsRubbedOutIsBlankAfterAWhile() {
        take(0, State.WRITTEN, 0.9);
        assertEquals(List.of(), take(1_000, State.EMPTY, 0.9));
        assertEquals(List.of(), take(1_100, State.EMPTY, 0.9));
        assertEquals(List.of(), take(1_200, State.EMPTY, 0.9));
        assertEquals(
                List.of(new FieldChange("name", State.WRITTEN, State.EMPTY, 2_600)),
                take(2_600, State.EMPTY, 0.9));
    }

    @Test
    void anotherSheetIsToldByWhatIsNotThereAnyMore() {
        Map<String, FieldReading> filled =
                Map.of(
                        "name", new FieldReading(State.WRITTEN, 0.9),
                        "seal", new FieldReading(State.STAMPED, 0.9));
        memory.take(filled, 0);
        assertTrue(memory.agreesWith(filled));
        assertEquals(0, memory.unlike(filled));
        Map<String, FieldReading> other =
                Map.of(
                        "name", new FieldReading(State.EMPTY, 0.9),
                        "seal", new FieldReading(State.UNSTAMPED, 0.9));
        assertFalse(memory.agreesWith(other));
        assertEquals(2, memory.unlike(other));
    }
}
