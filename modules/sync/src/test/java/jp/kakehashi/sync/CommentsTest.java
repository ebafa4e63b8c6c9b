package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.World;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.CommentThread;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people say about rows, between real replicas and a real head office.
final class CommentsTest extends GuardedOffice {
    @TempDir Path folder;

    private Person seer;
    private Person other;
    private UUID row;

    private void begin() {
        publish(Set.of());
        random = new Random(1);
        seer = new Person("p1", "civil");
        other = new Person("p2", "asahi");
        persons.addAll(List.of(seer, other));
        seer.sync();
        row = seer.replica.edits().create(LEDGER, Map.of(NAME, "名"), ChangeNote.NONE).state().row();
    }

    private static List<CommentThread> threads(Person person) {
        return person.replica.comments().threads(LEDGER);
    }

    private static String text(Person person) {
        return threads(person).getFirst().comments().getFirst().text();
    }

    @Test
    void saidOfflineAboutANewRowArrivesOnceAndAnswersComeBack() {
        begin();
        seer.replica.comments().say(LEDGER, row, NAME, null, "旧字体か確認");
        assertTrue(threads(seer).getFirst().comments().getFirst().waiting());
        assertEquals(2, seer.replica.outgoing().unsentCount(), "the row, and what is said");
        seer.sync();
        assertEquals(0, seer.replica.outgoing().unsentCount());
        other.sync();
        CommentThread thread = threads(other).getFirst();
        assertEquals("旧字体か確認", text(other));
        other.replica.comments().say(LEDGER, row, NAME, thread.id(), "旧字体です");
        other.replica.comments().settle(LEDGER, thread, true);
        other.sync();
        seer.sync();
        assertEquals(threads(other), threads(seer));
        assertTrue(threads(seer).getFirst().resolved());
        assertEquals(1, seer.rows().getFirst().state().seq(), "no value was touched");
    }

    @Test
    void answerOfHeadOfficeThatWasLostMakesNothingTwice() {
        begin();
        seer.sync();
        seer.replica.comments().say(LEDGER, row, NAME, null, "一度");
        HeadOffice line =
                new PassingHeadOffice(seer.line) {
                    @Override
                    public List<Messages.Outcome> comments(List<CommentAct> acts) {
                        super.comments(acts);
                        throw Problem.unavailable("problem.line.down").asException();
                    }
                };
        Exchange broken = new Exchange(seer.replica, line, office::heads);
        assertThrows(ProblemException.class, broken::send);
        assertThrows(ProblemException.class, broken::send);
        seer.sync();
        other.sync();
        assertEquals(1, threads(other).getFirst().comments().size());
        assertEquals(threads(other), threads(seer));
    }

    @Test
    void saidAndKilledIsStillThere() {
        begin();
        seer.sync();
        ReplicaOwner owner =
                new ReplicaOwner(
                        TestOffice.actor("p9", "civil"), World.PRODUCTION, "device-p9", "朝");
        Path place = folder.resolve("replica");
        try (Replica first =
                new Replica(
                        Databases.openLocal(place, new SystemClock()), owner, new SystemClock())) {
            first.comments().say(LEDGER, row, null, null, "消えない");
        }
        try (Replica again =
                new Replica(
                        Databases.openLocal(place, new SystemClock()), owner, new SystemClock())) {
            assertEquals(
                    "消えない",
                    again.comments().threads(LEDGER, row).getFirst().comments().getFirst().text());
            new Exchange(again, office.office(owner.actor(), owner.device()), office::heads)
                    .round();
        }
        other.sync();
        assertEquals("消えない", text(other));
    }

    @Test
    void wordsTakenBackAreOnNoOtherPcAnyMore() {
        begin();
        seer.replica.comments().say(LEDGER, row, NAME, null, "言い過ぎた");
        seer.sync();
        other.sync();
        CommentThread thread = threads(seer).getFirst();
        seer.replica.comments().takeBack(LEDGER, thread, thread.id());
        assertNull(text(seer));
        seer.sync();
        other.sync();
        assertNull(text(other));
        assertFalse(
                other.replica
                        .database()
                        .read(db -> other.replica.stores().comments().ofLedger(db, LEDGER))
                        .toString()
                        .contains("言い過ぎた"));
    }

    @Test
    void whatIsSaidGoesWithARowThatIsHiddenAndComesBackWithIt() {
        begin();
        seer.replica.comments().say(LEDGER, row, ADDRESS, null, "住所の話");
        seer.sync();
        other.sync();
        assertEquals(1, threads(other).size());
        seer.replica.edits().edit(LEDGER, row, Map.of(MARK, "true"), ChangeNote.NONE);
        seer.replica.comments().say(LEDGER, row, ADDRESS, null, "新しい住所の話");
        seer.sync();
        other.sync();
        assertEquals(List.of(), threads(other));
        seer.replica.edits().edit(LEDGER, row, Map.of(MARK, "false"), ChangeNote.NONE);
        seer.sync();
        other.sync();
        assertEquals(2, threads(other).size());
    }

    @Test
    void whatHeadOfficeRefusesStaysWithItsAuthorUntilTheyTakeItOff() {
        begin();
        seer.sync();
        UUID never = UUID.randomUUID();
        other.replica.comments().say(LEDGER, never, NAME, null, "届かない");
        other.sync();
        CommentThread thread = threads(other).getFirst();
        assertEquals("届かない", text(other));
        assertEquals("problem.comment.row", thread.comments().getFirst().problem());
        assertEquals(0, other.replica.outgoing().unsentCount(), "it is not offered again");
        other.replica.comments().takeBack(LEDGER, thread, thread.id());
        assertEquals(List.of(), threads(other));
    }

    @Test
    void aThousandActsComeInSeveralPages() {
        begin();
        seer.sync();
        for (int i = 0; i < 1_100; i++) {
            seer.replica.comments().say(LEDGER, row, NAME, null, "話" + i);
        }
        seer.sync();
        other.sync();
        assertEquals(1_100, threads(other).size());
        CommentMessages.Told told = other.line.comments(other.replica.comments().after());
        assertEquals(List.of(), told.acts());
    }
}
