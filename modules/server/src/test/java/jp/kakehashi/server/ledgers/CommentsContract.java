package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.CommentAct.Kind;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.storage.Database;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is told what is said about rows, and who may say something: through the routes.
abstract class CommentsContract {
    private static final String MARK =
            """
              - id: mark
                name: {ja: 支援措置, en: Address protection}
                type: check
            guard:
              field: mark
              values: ["true"]
              seenBy: {sections: [civil]}
            """;

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    abstract Database database();

    @BeforeEach
    void open() {
        site = new Site(dir, database(), database()).published();
        site.accept(site.keeper, site.create(site.keeper, row, "name", "髙橋", "secret", "秘"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private CommentAct act(
            CallerSession by, UUID id, UUID thread, String field, Kind kind, String text) {
        return new CommentAct(
                id,
                Site.LEDGER,
                row,
                field == null ? null : Site.field(field),
                thread,
                kind,
                text,
                null,
                by.actor().on(by.device()),
                site.clock.instant());
    }

    private CommentAct say(CallerSession by, String field, String text) {
        UUID id = UUID.randomUUID();
        return act(by, id, id, field, Kind.SAY, text);
    }

    private CommentAct takeBack(CallerSession by, CommentAct said) {
        return new CommentAct(
                UUID.randomUUID(),
                Site.LEDGER,
                row,
                said.field(),
                said.thread(),
                Kind.TAKE_BACK,
                null,
                said.id(),
                by.actor().on(by.device()),
                site.clock.instant());
    }

    private Messages.Outcome outcome(CallerSession by, CommentAct act) {
        CommentMessages.Acts acts = new CommentMessages.Acts(List.of(act));
        return ((Messages.PushResult)
                        site.body(site.call(by, "POST", "/api/comments", acts, Map.of())))
                .outcomes()
                .getFirst();
    }

    private String sent(CallerSession by, CommentAct act) {
        Messages.Outcome outcome = outcome(by, act);
        return outcome.problem() == null ? "accepted" : outcome.problem().key();
    }

    private List<PlacedAct> told(CallerSession to) {
        return ((CommentMessages.Told)
                        site.body(
                                site.call(to, "GET", "/api/comments", null, Map.of("after", "0"))))
                .acts();
    }

    private String words(CallerSession to) {
        return site.json.text(told(to));
    }

    @Test
    void commentIsToldToWhoeverMayReadItsFieldAndToNobodyElse() {
        assertEquals("accepted", sent(site.keeper, say(site.keeper, "secret", "内緒の話")));
        assertEquals("accepted", sent(site.keeper, say(site.keeper, "place", "番地を確認")));
        assertTrue(words(site.owner).contains("内緒の話"));
        assertFalse(words(site.other).contains("内緒の話"));
        assertTrue(words(site.other).contains("番地を確認"));
        assertTrue(words(site.viewer).contains("番地を確認"), "readers read it too");
        assertEquals(List.of(), told(site.stranger));
    }

    @Test
    void onlyWhoMayReadTheFieldAndWriteInTheLedgerSaysSomething() {
        String secret = sent(site.other, say(site.other, "secret", "あ"));
        assertEquals("problem.comment.field", secret);
        assertEquals(secret, sent(site.other, say(site.other, "nowhere", "あ")), "as of none");
        assertEquals("problem.comment.write", sent(site.viewer, say(site.viewer, "place", "あ")));
        assertEquals(
                "problem.ledger.access", sent(site.stranger, say(site.stranger, "place", "あ")));
        assertEquals(
                "problem.comment.field", sent(site.numbers, say(site.numbers, "my_number", "あ")));
        assertEquals(
                "problem.comment.other_author", sent(site.other, say(site.keeper, "place", "あ")));
        assertEquals("problem.comment.text", sent(site.other, say(site.other, "place", " ")));
        assertEquals(List.of(), told(site.keeper), "nothing of it was kept");
    }

    @Test
    void sentTwiceIsSaidOnceAndAnotherTextUnderItsIdIsRefused() {
        CommentAct said = say(site.keeper, "place", "一度だけ");
        long first = outcome(site.keeper, said).seq();
        assertEquals(first, outcome(site.keeper, said).seq());
        assertEquals(1, told(site.keeper).size());
        CommentAct forged = act(site.keeper, said.id(), said.id(), "place", Kind.SAY, "別の文");
        assertEquals("problem.comment.other", sent(site.keeper, forged));
        CommentAct stolen = act(site.other, said.id(), said.id(), "place", Kind.SAY, "一度だけ");
        assertEquals("problem.comment.other", sent(site.other, stolen));
    }

    @Test
    void wordsTakenBackLeaveTheServerNoMoreButTheFactStays() {
        CommentAct said = say(site.keeper, "place", "言い過ぎた");
        sent(site.keeper, said);
        assertEquals("problem.comment.not_own", sent(site.other, takeBack(site.other, said)));
        assertTrue(words(site.other).contains("言い過ぎた"));
        assertEquals("accepted", sent(site.keeper, takeBack(site.keeper, said)));
        assertFalse(words(site.other).contains("言い過ぎた"));
        assertFalse(words(site.keeper).contains("言い過ぎた"));
        assertEquals(2, told(site.other).size());
        assertNull(told(site.other).getFirst().act().text());
        String kept =
                site.database.read(
                        db -> site.stores.logs().comments().find(db, said.id()).get().act().text());
        assertEquals("言い過ぎた", kept);
    }

    @Test
    void answerBelongsToItsConversation() {
        CommentAct said = say(site.keeper, "place", "番地は？");
        sent(site.keeper, said);
        UUID id = UUID.randomUUID();
        assertEquals(
                "problem.comment.thread",
                sent(site.other, act(site.other, id, said.id(), "name", Kind.SAY, "他の欄")));
        assertEquals(
                "problem.comment.thread",
                sent(site.other, act(site.other, id, row, "place", Kind.RESOLVE, null)));
        assertEquals(
                "accepted",
                sent(site.other, act(site.other, id, said.id(), "place", Kind.RESOLVE, null)));
    }

    private void guard(String shows) {
        String text =
                Site.DEFINITION
                                .replace("version: 1", "version: 2")
                                .replace(
                                        "unique: true}",
                                        "unique: true, write: {sections: [civil]}}")
                        + MARK
                        + shows;
        site.publish(site.administrator, new DefinitionYaml().read(text));
        long seq = site.page(site.keeper, 0).head().seq();
        site.accept(site.keeper, Site.under(2, site.edit(site.keeper, row, seq, "mark", "true")));
    }

    @Test
    void ofAHiddenRowNobodyIsToldWhatIsSaidAndItIsAnsweredAsOneThatNeverWas() {
        sent(site.other, say(site.other, "place", "秘密の町に越した"));
        guard("");
        assertEquals(List.of(), told(site.other), "also what they said themselves");
        assertTrue(words(site.keeper).contains("秘密の町に越した"));
        String hidden = sent(site.other, say(site.other, "place", "あ"));
        CommentAct never = say(site.other, "place", "あ");
        CommentAct elsewhere =
                new CommentAct(
                        never.id(),
                        Site.LEDGER,
                        UUID.randomUUID(),
                        never.field(),
                        never.thread(),
                        Kind.SAY,
                        "あ",
                        null,
                        never.author(),
                        never.madeAt());
        assertEquals(hidden, sent(site.other, elsewhere));
    }

    @Test
    void ofARowShownInPartNothingThatIsSaidIsShown() {
        sent(site.keeper, say(site.keeper, "name", "旧姓で届く"));
        guard("  shows: [name, mark]\n");
        assertEquals(List.of(), told(site.other));
        assertEquals("problem.row.guarded", sent(site.other, say(site.other, "name", "あ")));
    }

    @Test
    void trainingHearsNothingOfProduction() {
        sent(site.keeper, say(site.keeper, "place", "本番の話"));
        CallerSession training =
                new CallerSession(
                        site.keeper.actor(),
                        site.keeper.device(),
                        World.TRAINING,
                        site.clock.instant().plusSeconds(60));
        assertEquals(List.of(), told(training));
        LedgerId ledger = Site.LEDGER;
        assertEquals(
                "problem.ledger.access",
                sent(training, say(site.keeper, "place", "あ")),
                ledger + " is not there");
    }
}
