package jp.kakehashi.records;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
    private static final List<FieldDefinition> FORM =
            List.of(field("a"), field("b"), field("c"), field("d"));

    @Test
    void whatStaysAtTheLeftStandsFirstAndTheRestAsTheKeeperHasIt() {
        ColumnLayout layout =
                ColumnLayout.PLAIN
                        .freezing(id("c"), true)
                        .moving(FORM, id("a"), 1)
                        .hiding(id("d"), true);
        assertEquals(List.of("c", "b", "a"), names(layout.shown(FORM)));
        assertEquals(1, layout.hiddenOf(FORM));
        assertEquals(
                layout, layout.moving(FORM, id("b"), -1), "b must not pass what stays at the left");
    }

    @Test
    void aHiddenColumnKeepsItsPlaceWhileOthersMove() {
        ColumnLayout layout = ColumnLayout.PLAIN.hiding(id("b"), true).moving(FORM, id("a"), 1);
        assertEquals(List.of("c", "a", "d"), names(layout.shown(FORM)));
        assertEquals(List.of("c", "b", "a", "d"), names(layout.hiding(id("b"), false).shown(FORM)));
    }

    @Test
    void aFieldThatIsNewInTheFormIsShownAndOneThatIsGoneChangesNothing() {
        ColumnLayout layout =
                new ColumnLayout(
                        List.of(id("gone"), id("d"), id("a")),
                        Set.of(id("gone")),
                        Set.of(),
                        Set.of(),
                        Map.of(),
                        1);
        assertEquals(List.of("d", "a", "b", "c"), names(layout.shown(FORM)));
    }

    @Test
    void oneColumnIsAlwaysThere() {
        ColumnLayout layout = ColumnLayout.PLAIN;
        for (FieldDefinition field : FORM) {
            layout = layout.hiding(field.id(), true);
        }
        assertEquals(List.of("a"), names(layout.shown(FORM)));
    }

    @Test
    void whateverIsDoneNoColumnIsLostOrDoubled() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        ColumnLayout layout = ColumnLayout.PLAIN;
        for (int i = 0; i < 2_000; i++) {
            FieldId field = FORM.get(random.nextInt(FORM.size())).id();
            layout =
                    switch (random.nextInt(5)) {
                        case 0 -> layout.hiding(field, random.nextBoolean());
                        case 1 -> layout.freezing(field, random.nextBoolean());
                        case 2 -> layout.moving(FORM, field, random.nextBoolean() ? 1 : -1);
                        case 3 -> layout.movingAmongAll(FORM, field, random.nextBoolean() ? 1 : -1);
                        default -> layout.widening(field, random.nextInt(2_000));
                    };
            List<String> all = names(layout.arranged(FORM));
            assertEquals(4, all.size(), "seed " + seed);
            assertEquals(Set.of("a", "b", "c", "d"), new TreeSet<>(all), "seed " + seed);
        }
    }

    private static List<String> names(List<FieldDefinition> fields) {
        return new ArrayList<>(fields.stream().map(f -> f.id().value()).toList());
    }

    private static FieldId id(String name) {
        return new FieldId(name);
    }

    private static FieldDefinition field(String name) {
        return new FieldDefinition(
                id(name),
                new Label(name, name),
                FieldType.TEXT,
                FieldChecks.NONE,
                List.of(),
                FieldAccess.OPEN,
                false);
    }
}
