package jp.kakehashi.records;

import static jp.kakehashi.records.Samples.accepted;
import static jp.kakehashi.records.Samples.change;
import static jp.kakehashi.records.Samples.edit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.testkit.Seeds;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Random histories of four hands on one row: each writes on what it last saw, sees the others late
/// and sends its own in order.
final class MergeHistoriesTest {
    private static final List<FieldId> FIELDS = List.of(Samples.NAME, Samples.FEE);

    private static final class Hand {
        final Author author;
        long seenUpTo;
        final List<Change> unsent = new ArrayList<>();
        final Map<FieldId, UUID> ownLast = new HashMap<>();

        Hand(int n) {
            author = new Author("s" + n, "s" + n, "office", "pc" + n);
        }
    }

    private static final long FIRST_SEED = Seeds.of(MergeHistoriesTest.class);

    private final List<AcceptedChange> order = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private @Nullable RowState row;

    @RepeatedTest(200)
    void everyLosingValueThatItsLoserHadNotSeenGoIsListed(RepetitionInfo run) {
        long seed = FIRST_SEED + run.getCurrentRepetition() - 1;
        Random random = new Random(seed);
        List<Hand> hands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            hands.add(new Hand(i));
        }
        accept(
                change(
                        hands.getFirst().author,
                        ChangeKind.CREATE,
                        0,
                        edit(Samples.NAME, "a", 0, null),
                        edit(Samples.FEE, "b", 0, null)));
        hands.forEach(hand -> hand.seenUpTo = 1);
        for (int step = 0; step < 60; step++) {
            Hand hand = hands.get(random.nextInt(hands.size()));
            switch (random.nextInt(3)) {
                case 0 -> write(hand, random);
                case 1 -> send(hand);
                default -> {
                    if (hand.unsent.isEmpty()) {
                        hand.seenUpTo = order.size();
                        hand.ownLast.clear();
                    }
                }
            }
        }
        hands.forEach(this::send);
        assertReplicasEqual(seed);
        assertEveryUnseenLossListed(seed);
    }

    private void write(Hand hand, Random random) {
        FieldId field = FIELDS.get(random.nextInt(FIELDS.size()));
        long seen = stateAt(hand.seenUpTo).cellSeq(field);
        Change change =
                change(
                        hand.author,
                        ChangeKind.EDIT,
                        hand.seenUpTo,
                        edit(field, "v" + random.nextInt(4), seen, hand.ownLast.get(field)));
        hand.ownLast.put(field, change.id());
        hand.unsent.add(change);
    }

    private void send(Hand hand) {
        hand.unsent.forEach(this::accept);
        hand.unsent.clear();
    }

    private void accept(Change change) {
        AcceptedChange next = accepted(order.size() + 1L, change);
        order.add(next);
        Merge.Result result = Merge.apply(row, next, seq -> order.get((int) seq - 1));
        row = result.row();
        conflicts.addAll(result.conflicts());
    }

    private RowState stateAt(long seq) {
        RowState state = null;
        for (AcceptedChange change : order.subList(0, (int) seq)) {
            state = Merge.fold(state, change);
        }
        return Objects.requireNonNull(state);
    }

    private void assertReplicasEqual(long seed) {
        assertEquals(row, stateAt(order.size()), "seed " + seed);
    }

    /// A slow second opinion: walk the order and ask of each overwritten value whether its
    /// overwriter could have known it.
    private void assertEveryUnseenLossListed(long seed) {
        for (int i = 1; i < order.size(); i++) {
            AcceptedChange now = order.get(i);
            RowState before = stateAt(i);
            for (Edit edit : now.change().edits()) {
                AcceptedChange last = order.get((int) before.cellSeq(edit.field()) - 1);
                boolean sameHand = last.change().author().equals(now.change().author());
                boolean unseen = last.seq() > edit.seenSeq() && !sameHand;
                boolean differs = !Objects.equals(before.value(edit.field()), edit.value());
                boolean listed =
                        conflicts.stream()
                                .anyMatch(
                                        c ->
                                                c.standing().change().equals(now.change().id())
                                                        && c.kept()
                                                                .change()
                                                                .equals(last.change().id()));
                assertTrue(listed == (unseen && differs), "seed " + seed + " at " + now.seq());
            }
        }
    }
}
