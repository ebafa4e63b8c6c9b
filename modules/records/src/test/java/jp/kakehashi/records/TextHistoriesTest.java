package jp.kakehashi.records;

import static jp.kakehashi.records.Samples.ABE;
import static jp.kakehashi.records.Samples.SATO;
import static jp.kakehashi.records.Samples.change;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/// Long texts written by several hands, some of them offline.
final class TextHistoriesTest {
    private static final FieldId NOTES = new FieldId("notes");

    private final LedgerDefinition definition = Samples.definition();
    private final List<AcceptedChange> order = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private @Nullable RowState row;

    private AcceptedChange accept(Change change) {
        Map<FieldId, String> assigned = TextMerge.of(definition, row, change, this::at);
        AcceptedChange next =
                new AcceptedChange(order.size() + 1L, change, assigned, Instant.EPOCH);
        order.add(next);
        Merge.Result result = Merge.apply(row, next, this::at);
        row = result.row();
        conflicts.addAll(result.conflicts());
        return next;
    }

    private AcceptedChange at(long seq) {
        return order.get((int) seq - 1);
    }

    private String text() {
        return Objects.requireNonNull(row).values().getOrDefault(NOTES, "");
    }

    private Change write(Author author, String seen, long seq, @Nullable UUID after, String value) {
        return change(author, ChangeKind.EDIT, seq, new Edit(NOTES, value, seen, seq, after));
    }

    private void begin(String text) {
        accept(change(SATO, ChangeKind.CREATE, 0, new Edit(NOTES, text, null, 0, null)));
    }

    @Test
    void differentLinesOfOneTextBothStand() {
        begin("a\nb\nc");
        accept(write(ABE, "a\nb\nc", 1, null, "A\nb\nc"));
        accept(write(SATO, "a\nb\nc", 1, null, "a\nb\nC"));
        assertEquals("A\nb\nC", text());
        assertEquals(List.of(), conflicts);
        assertEquals("a\nb\nC", order.getLast().change().edits().getFirst().value());
    }

    @Test
    void sameLineOfOneTextIsAConflictAndTheLaterStands() {
        begin("a\nb");
        accept(write(ABE, "a\nb", 1, null, "a\nB"));
        accept(write(SATO, "a\nb", 1, null, "a\nX"));
        assertEquals("a\nX", text());
        assertEquals("a\nB", conflicts.getFirst().kept().value());
    }

    @Test
    void offlineChainKeepsTheLinesThatWereMergedUnderIt() {
        begin("a\nb\nc");
        accept(write(ABE, "a\nb\nc", 1, null, "A\nb\nc"));
        AcceptedChange first = accept(write(SATO, "a\nb\nc", 1, null, "a\nb\nC"));
        accept(write(SATO, "a\nb\nC", 1, first.change().id(), "a\nb\nC2"));
        assertEquals("A\nb\nC2", text());
        assertEquals(List.of(), conflicts);
    }

    @Test
    void offlineChainThatMeetsMergedLinesTellsWhoseTheyWere() {
        begin("a\nb\nc");
        AcceptedChange other = accept(write(ABE, "a\nb\nc", 1, null, "A\nb\nc"));
        AcceptedChange first = accept(write(SATO, "a\nb\nc", 1, null, "a\nb\nC"));
        accept(write(SATO, "a\nb\nC", 1, first.change().id(), "mine\nb\nC"));
        assertEquals("mine\nb\nC", text());
        assertEquals(1, conflicts.size());
        assertEquals(other.change().id(), conflicts.getFirst().kept().change());
        assertEquals("A\nb\nC", conflicts.getFirst().kept().value());
    }

    @Test
    void clearedTextAndOneOnWhichAPatternIsSetAreNotPutTogether() {
        begin("a\nb\nc");
        accept(write(ABE, "a\nb\nc", 1, null, "A\nb\nc"));
        accept(change(SATO, ChangeKind.EDIT, 1, new Edit(NOTES, null, "a\nb\nc", 1, null)));
        assertEquals(1, conflicts.size());
        LedgerDefinition strict =
                new DefinitionYaml()
                        .read(
                                Samples.YAML.replace(
                                        "type: long_text", "type: long_text, pattern: '(?s).*'"));
        accept(write(ABE, "", 3, null, "a\nb\nc"));
        accept(write(ABE, "a\nb\nc", 4, null, "A\nb\nc"));
        Change late = write(SATO, "a\nb\nc", 4, null, "a\nb\nC");
        assertEquals(Map.of(), TextMerge.of(strict, row, late, this::at));
        assertEquals(Map.of(NOTES, "A\nb\nC"), TextMerge.of(definition, row, late, this::at));
    }

    private static final class Hand {
        private final Author author;
        private final List<Change> unsent = new ArrayList<>();
        private long seen = 1;
        private @Nullable Edit last;
        private @Nullable UUID lastId;

        Hand(int n) {
            author = new Author("100" + n, "手" + n, "honsho", "pc" + n);
        }
    }

    @RepeatedTest(200)
    void replicasEndEqualAndNoLineIsLostUnseen(RepetitionInfo run) {
        long seed = 41_122L + run.getCurrentRepetition();
        Random random = new Random(seed);
        begin("s1\ns2\ns3\ns4");
        List<Hand> hands = List.of(new Hand(0), new Hand(1), new Hand(2));
        List<String> written = new ArrayList<>();
        for (int step = 0; step < 50; step++) {
            Hand hand = hands.get(random.nextInt(3));
            switch (random.nextInt(3)) {
                case 0 -> write(hand, random, written, step);
                case 1 -> send(hand);
                default -> {
                    if (hand.unsent.isEmpty()) {
                        hand.seen = order.size();
                        hand.last = null;
                    }
                }
            }
        }
        hands.forEach(this::send);
        assertEquals(row, stateAt(order.size()), "seed " + seed);
        for (String line : written) {
            assertTrue(
                    lines(text()).contains(line) || takenOutOnPurpose(line) || listed(line),
                    "seed " + seed + ": " + line);
        }
    }

    private void write(Hand hand, Random random, List<String> written, int step) {
        Edit last = hand.last;
        RowState front = stateAt(hand.seen);
        String shown = front.values().getOrDefault(NOTES, "");
        String seen = last == null ? shown : Objects.requireNonNull(last.value());
        long seq = last == null ? front.cellSeq(NOTES) : last.seenSeq();
        List<String> now = new ArrayList<>(lines(seen));
        int at = random.nextInt(now.size());
        String line = "line" + step;
        switch (random.nextInt(3)) {
            case 0 -> now.add(at, line);
            case 1 -> now.set(at, line);
            default -> now.remove(at);
        }
        if (now.contains(line)) {
            written.add(line);
        }
        if (now.isEmpty()) {
            return;
        }
        Edit edit =
                new Edit(
                        NOTES,
                        String.join("\n", now),
                        seen,
                        seq,
                        last == null ? null : hand.lastId);
        Change change = change(hand.author, ChangeKind.EDIT, hand.seen, edit);
        hand.last = edit;
        hand.lastId = change.id();
        hand.unsent.add(change);
    }

    private void send(Hand hand) {
        hand.unsent.forEach(this::accept);
        hand.unsent.clear();
    }

    private RowState stateAt(long seq) {
        RowState state = null;
        for (AcceptedChange change : order.subList(0, (int) seq)) {
            state = Merge.fold(state, change);
        }
        return Objects.requireNonNull(state);
    }

    private static List<String> lines(@Nullable String text) {
        return text == null ? List.of() : Arrays.asList(text.split("\n", -1));
    }

    private boolean takenOutOnPurpose(String line) {
        return order.stream()
                .flatMap(change -> change.change().edits().stream())
                .anyMatch(e -> lines(e.seen()).contains(line) && !lines(e.value()).contains(line));
    }

    private boolean listed(String line) {
        return conflicts.stream()
                .anyMatch(
                        c ->
                                lines(c.kept().value()).contains(line)
                                        || lines(c.standing().value()).contains(line));
    }
}
