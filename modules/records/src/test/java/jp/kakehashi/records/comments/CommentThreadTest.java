package jp.kakehashi.records.comments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct.Kind;
import org.junit.jupiter.api.Test;

class CommentThreadTest {
    private static final Author ABE = new Author("1", "阿部", "asahi", "pc-1");
    private static final Author SATO = new Author("2", "佐藤", "honsho", "pc-2");
    private static final UUID FIRST = new UUID(0, 1);

    private static CommentAct act(long id, Author by, Kind kind, String text, Long target) {
        return new CommentAct(
                new UUID(0, id),
                new LedgerId("roads"),
                new UUID(9, 9),
                new FieldId("address"),
                FIRST,
                kind,
                text,
                target == null ? null : new UUID(0, target),
                by,
                Instant.ofEpochSecond(1_000 - id));
    }

    private static List<PlacedAct> talk() {
        return List.of(
                new PlacedAct(1, act(1, ABE, Kind.SAY, "番地は？", null)),
                new PlacedAct(2, act(2, SATO, Kind.SAY, "確かめます", null)),
                new PlacedAct(3, act(3, SATO, Kind.RESOLVE, null, null)),
                new PlacedAct(5, act(5, SATO, Kind.TAKE_BACK, null, 2L)),
                new PlacedAct(0, act(6, ABE, Kind.SAY, "まだ違います", null)));
    }

    @Test
    void whateverSequenceActsComeInTheConversationIsTheSame() {
        List<CommentThread> straight = CommentThread.of(talk());
        for (int seed = 0; seed < 50; seed++) {
            List<PlacedAct> shuffled = new ArrayList<>(talk());
            Collections.shuffle(shuffled, new Random(seed));
            assertEquals(straight, CommentThread.of(shuffled));
        }
        CommentThread thread = straight.getFirst();
        assertEquals(1, straight.size());
        assertEquals("番地は？", thread.comments().get(0).text());
        assertNull(thread.comments().get(1).text(), "taken back by its author");
        assertTrue(thread.comments().get(2).waiting());
        assertFalse(thread.resolved(), "an answer opens the matter again");
    }

    @Test
    void settledStaysSettledUntilSomebodyAnswers() {
        assertTrue(CommentThread.of(talk().subList(0, 4)).getFirst().resolved());
        var reopened = new ArrayList<>(talk().subList(0, 3));
        reopened.add(new PlacedAct(4, act(4, ABE, Kind.REOPEN, null, null)));
        assertFalse(CommentThread.of(reopened).getFirst().resolved());
    }

    @Test
    void nobodyTakesBackWhatSomebodyElseSaid() {
        List<PlacedAct> acts = new ArrayList<>(talk().subList(0, 2));
        acts.add(new PlacedAct(3, act(3, ABE, Kind.TAKE_BACK, null, 2L)));
        assertEquals("確かめます", CommentThread.of(acts).getFirst().comments().get(1).text());
    }

    @Test
    void refusedAnswerDoesNotOpenASettledMatter() {
        List<PlacedAct> acts = new ArrayList<>(talk().subList(0, 3));
        acts.add(new PlacedAct(0, act(6, ABE, Kind.SAY, "あの", null), "problem.comment.write"));
        CommentThread thread = CommentThread.of(acts).getFirst();
        assertTrue(thread.resolved());
        assertEquals("problem.comment.write", thread.comments().get(2).problem());
    }

    @Test
    void wordsAreBoundedAndHoldNoIndividualNumber() {
        assertNull(CommentRules.fault("二行に\nわたる 𠮷田さん宛"));
        assertNotNull(CommentRules.fault("あ".repeat(CommentRules.MOST_CHARACTERS + 1)));
        assertNotNull(CommentRules.fault("\u200b \n"));
        assertNotNull(CommentRules.fault("a\u0000b"));
        assertEquals(
                "problem.comment.individual_number",
                CommentRules.fault("番号は 123456789018 です").key());
    }
}
