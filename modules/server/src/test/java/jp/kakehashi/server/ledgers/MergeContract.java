package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.MergeNote;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.MergeMessages.Merge;
import jp.kakehashi.wire.MergeMessages.Merged;
import jp.kakehashi.wire.MergeMessages.Pair;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;

/// Two rows of the same person become one, at head office, on every database.
abstract class MergeContract extends MergeSite {
    @Test
    void theKeptRowGetsWhatWasChosenAndTheOtherIsBuriedWithItsName() {
        Merged done = merge(site.keeper, sent("fee", "name"));

        assertEquals(0, done.links());
        assertEquals("1200", state(kept).value(Site.field("fee")));
        assertEquals("髙橋 一郎", state(kept).value(Site.field("name")));
        assertEquals("本町", state(kept).value(Site.field("place")));
        assertTrue(state(other).deleted());
        assertEquals(kept, MergeNote.other(lastReason(other)).orElseThrow());
        assertEquals(other, MergeNote.other(lastReason(kept)).orElseThrow());
    }

    @Test
    void aNumberThatHasToBeTheOnlyOneGoesOver() {
        Merge sent = sent("permit");
        merge(site.keeper, sent);
        assertEquals("P-2", state(kept).value(Site.field("permit")));
        undo(site.keeper, sent.id());
        assertEquals("P-1", state(kept).value(Site.field("permit")));
        assertEquals("P-2", state(other).value(Site.field("permit")));
        assertFalse(state(other).deleted());
    }

    @Test
    void linksOfEveryLedgerThatTheCallerWritesPointToTheKeptRow() {
        UUID visit = pointing(site.keeper, VISITS, other);
        UUID tax = pointing(taxes, TAXES, other);
        UUID wife = UUID.randomUUID();
        make(wife, "permit", "P-3", "name", "髙橋 花子", "partner", other.toString());

        Merge sent = sent();
        Merged done = merge(site.keeper, sent);

        assertEquals(2, done.links());
        assertEquals(1, done.left(), "of another section");
        assertEquals(kept.toString(), state(visits(), visit).value(Site.field("who")));
        assertEquals(kept.toString(), state(wife).value(Site.field("partner")));
        assertEquals(other.toString(), state(taxes(), tax).value(Site.field("who")));
        assertEquals(3, undo(site.keeper, sent.id()).rows());
        assertEquals(other.toString(), state(visits(), visit).value(Site.field("who")));
        assertEquals(other.toString(), state(wife).value(Site.field("partner")));
    }

    @Test
    void aRowDoesNotComeToPointToItself() {
        long seq = state(kept).seq();
        site.accept(site.keeper, site.edit(site.keeper, kept, seq, "partner", other.toString()));
        merge(site.keeper, sent());
        assertNull(state(kept).value(Site.field("partner")));
    }

    @Test
    void filesFollowAndGoBack() {
        UUID mine = attached(kept, "地図.txt");
        UUID theirs = attached(other, "届.txt");
        Merge sent = sent();
        merge(site.keeper, sent);
        assertEquals(List.of(mine, theirs), files(kept));
        read(kept, theirs);
        assertEquals("problem.attachment.unknown", Refusal.of(() -> read(other, theirs)));
        undo(site.keeper, sent.id());
        assertEquals(List.of(mine), files(kept));
        assertEquals(List.of(theirs), files(other));
        read(other, theirs);
        assertEquals("problem.attachment.unknown", Refusal.of(() -> read(kept, theirs)));
    }

    @Test
    void whatWasWrittenSinceItWasShownIsAskedAgain() {
        Merge sent = sent("fee");
        long seq = state(other).seq();
        site.accept(site.keeper, site.edit(site.keeper, other, seq, "fee", "900"));
        assertEquals("problem.merge.changed", refused(site.keeper, sent));
    }

    @Test
    void whatIsSentTwiceOrByTwoAtOnceIsDoneOnce() throws Exception {
        Merge sent = sent("fee");
        Merge rival = sent("name");
        try (var both = Executors.newFixedThreadPool(3)) {
            Callable<Object> one = () -> merge(site.keeper, sent);
            Callable<Object> two = () -> merge(site.numbers, rival);
            both.invokeAll(List.of(one, one, two));
        }
        long head = site.page(site.keeper, 0).head().seq();
        String again = Refusal.of(() -> merge(site.keeper, sent("fee")));
        assertEquals("problem.merge.changed", again);
        boolean first = "1200".equals(state(kept).value(Site.field("fee")));
        merge(first ? site.keeper : site.numbers, first ? sent : rival);
        assertEquals(head, site.page(site.keeper, 0).head().seq(), "nothing more was written");
        assertEquals(
                "problem.merge.other",
                Refusal.of(() -> merge(first ? site.numbers : site.keeper, first ? sent : rival)));
    }

    @Test
    void aMergeSentAgainAfterItWasTakenBackSaysThatItDoesNotStand() {
        Merge sent = sent("fee");
        merge(site.keeper, sent);
        undo(site.keeper, sent.id());
        assertEquals("problem.merge.taken_back", refused(site.keeper, sent));
    }

    @Test
    void whatWasSaidAboutTheBuriedRowIsAtTheKeptOneAndComesBack() {
        CommentAct first = say(other, null, "窓口で聞いた");
        assertEquals("accepted", said(first));
        assertEquals("accepted", said(say(kept, null, "もとからの話")));
        long before = lastTold();
        Merge sent = sent("fee");
        merge(site.keeper, sent);

        assertEquals(List.of("もとからの話", "窓口で聞いた"), talk(kept));
        assertEquals(List.of(), talk(other));
        assertEquals(1, told(before).size(), "only what moved is told anew");
        assertEquals("accepted", said(first), "sent again by a PC that did not hear");
        assertEquals("accepted", said(say(other, first.thread(), "前の行のまま書いた返事")));
        assertEquals("accepted", said(say(other, null, "線が切れていた間の話")));
        assertEquals(4, talk(kept).size());

        undo(site.keeper, sent.id());
        assertEquals(List.of("もとからの話"), talk(kept));
        assertEquals(List.of("窓口で聞いた", "前の行のまま書いた返事", "線が切れていた間の話"), talk(other));
        assertEquals("accepted", said(say(kept, first.thread(), "取り消しを知らない返事")));
        assertEquals(4, talk(other).size());
        UUID third = UUID.randomUUID();
        make(third, "permit", "P-9", "name", "別人");
        assertEquals("problem.comment.thread", said(say(third, first.thread(), "よその行の返事")));
    }

    @Test
    void talkFollowsThroughTwoMergesAndBackInAnyOrder() {
        UUID third = UUID.randomUUID();
        make(third, "permit", "P-3", "name", "高橋 一郎");
        assertEquals("accepted", said(say(other, null, "はじめの話")));
        Merge first = sent();
        merge(site.keeper, first);
        Merge second =
                new Merge(
                        UUID.randomUUID(),
                        third,
                        state(third).seq(),
                        kept,
                        state(kept).seq(),
                        List.of());
        merge(site.keeper, second);
        assertEquals(List.of("はじめの話"), talk(third));
        undo(site.keeper, first.id());
        assertEquals(List.of("はじめの話"), talk(other));
        undo(site.keeper, second.id());
        assertEquals(List.of("はじめの話"), talk(other));
        assertEquals(List.of(), talk(kept));
    }

    @Test
    void whoDoesNotSeeOrWriteEverythingOfARowMergesNone() {
        assertEquals("problem.merge.part", refused(site.other, sent()));
        assertEquals("problem.merge.part", refused(site.administrator, sent()));
        assertEquals("problem.ledger.write", refused(site.viewer, sent()));
        assertEquals("problem.ledger.access", refused(site.stranger, sent()));
        for (CallerSession by : List.of(site.other, site.viewer, site.stranger)) {
            for (String path : List.of(MERGES, DISTINCT)) {
                String key = Refusal.of(() -> site.call(by, "GET", path, null, Map.of()));
                assertTrue(key.matches("problem.(merge.part|ledger.write|ledger.access)"), key);
            }
        }
    }

    @Test
    void whoDoesNotSeeEveryRowMergesNone() {
        String guard =
                """
                guard:
                  field: mark
                  values: ["true"]
                  seenBy: {sections: [citizen]}
                """;
        String mark = "  - {id: mark, name: 支援措置, type: check}\n";
        String text =
                Site.DEFINITION
                                .replace("version: 1", "version: 2")
                                .replace(
                                        "unique: true}",
                                        "unique: true, write: {sections: [citizen]}}")
                        + MORE
                        + mark
                        + guard;
        site.publish(site.administrator, new DefinitionYaml().read(text));
        assertEquals("problem.merge.part", Refusal.of(() -> merge(site.keeper, sent())));
    }

    @Test
    void rowsThatAreNotThereOrTheSameAreNotMerged() {
        Merge sent = sent();
        UUID none = UUID.randomUUID();
        assertEquals(
                "problem.row.unknown",
                refused(site.keeper, new Merge(none, kept, sent.keptSeq(), none, 0, List.of())));
        assertEquals(
                "problem.merge.same",
                refused(
                        site.keeper,
                        new Merge(none, kept, sent.keptSeq(), kept, sent.keptSeq(), List.of())));
        assertEquals("problem.merge.field", refused(site.keeper, sent("number")));
        assertEquals("problem.merge.field", refused(site.keeper, sent("my_number")));
        assertEquals("problem.change.unknown_field", refused(site.keeper, sent("nothing")));
    }

    @Test
    void anOpenConflictIsDecidedBefore() {
        long seq = state(other).seq();
        site.accept(site.keeper, site.edit(site.keeper, other, seq, "place", "本町"));
        site.accept(site.numbers, site.edit(site.numbers, other, seq, "place", "馬場町"));
        assertEquals("problem.merge.conflict", refused(site.keeper, sent()));
    }

    @Test
    void anIndividualNumberIsNotBuried() {
        Map<String, String> names = Map.of("row", other.toString(), "field", "my_number");
        site.call(
                site.numbers,
                "PUT",
                "/api/ledgers/{ledger}/rows/{row}/sealed/{field}",
                new Messages.SetSealed("123456789018", "申請"),
                names);
        assertEquals("problem.merge.number", refused(site.keeper, sent()));
    }

    @Test
    void whatWasWrittenAfterTheMergeStandsWhenItIsTakenBack() {
        Merge sent = sent("fee", "name");
        merge(site.keeper, sent);
        long seq = state(kept).seq();
        site.accept(site.keeper, site.edit(site.keeper, kept, seq, "fee", "5000"));
        undo(site.keeper, sent.id());
        assertEquals("5000", state(kept).value(Site.field("fee")));
        assertEquals("高橋 一郎", state(kept).value(Site.field("name")));
        assertFalse(state(other).deleted());
        assertEquals(0, undo(site.keeper, sent.id()).rows(), "sent twice");
    }

    @Test
    void anotherWriterDoesNotTakeAMergeBackButTheOwnerDoes() {
        CallerSession foreign = site.caller("1212", "civil", "keeper");
        Merge sent = sent("fee");
        merge(site.keeper, sent);
        String unknown = Refusal.of(() -> undo(site.keeper, UUID.randomUUID()));
        assertEquals("problem.merge.unknown", unknown);
        assertEquals("problem.merge.part", Refusal.of(() -> undo(site.other, sent.id())));
        undo(foreign, sent.id());
        assertFalse(state(other).deleted(), "of the owning section");
    }

    @Test
    void differentPeopleAreRememberedOnce() {
        distinct("PUT", other, kept);
        distinct("PUT", kept, other);
        Pair pair = pairs().getFirst();
        assertEquals(1, pairs().size());
        assertTrue(List.of(pair.first(), pair.second()).containsAll(List.of(kept, other)));
        distinct("DELETE", kept, other);
        assertEquals(List.of(), pairs());
        assertEquals(
                "problem.row.unknown", Refusal.of(() -> distinct("PUT", kept, UUID.randomUUID())));
    }
}
