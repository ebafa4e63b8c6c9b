package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.ledger.LedgerBegun.Offer;
import jp.kakehashi.ledger.LedgerBegun.Standing;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.BegunText.Kind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.sync.storage.replica.SnapshotIntake;
import jp.kakehashi.wire.Messages;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What somebody began to write, in their replica: there after the next sign-in, and only as much
/// of it as they may still see.
class BegunOnReplicaTest {
    private static final String YAML =
            """
            ledger: roads
            version: 1
            name: 道路
            owner: civil
            fields:
              - {id: name, name: 氏名, type: text}
              - {id: secret, name: 内部, type: text, read: {roles: [chief]}}
              - {id: office, name: 本所, type: text, write: {roles: [chief]}}
            """;
    private static final FieldId NAME = new FieldId("name");

    private LedgerDefinition form;
    private Replica replica;
    private UUID row;

    @BeforeEach
    void open() {
        form = new DefinitionYaml().read(YAML);
        Actor actor = new Actor("k1", "田村", "honsho", "civil", Set.of());
        ReplicaOwner owner = new ReplicaOwner(actor, World.PRODUCTION, "pc", "本");
        replica = new Replica(Databases.inMemory(), owner, new SystemClock());
        replica.definitions().take(List.of(form), actor);
        SnapshotIntake intake = replica.snapshot();
        intake.start(
                new Messages.SnapshotStart(
                        form,
                        0,
                        0,
                        new Messages.SignedHead(form.id(), 0, "", Instant.EPOCH, ""),
                        List.of()));
        intake.finish();
        row = replica.edits().create(form.id(), Map.of(NAME, "髙橋"), ChangeNote.NONE).state().row();
    }

    @AfterEach
    void close() {
        replica.close();
    }

    private LedgerBegun session() {
        HeadOffice nobody =
                (HeadOffice)
                        Proxy.newProxyInstance(
                                HeadOffice.class.getClassLoader(),
                                new Class<?>[] {HeadOffice.class},
                                (proxy, method, args) -> {
                                    throw Problem.unavailable("problem.line.down").asException();
                                });
        return new LedgerServiceOnReplica(replica, nobody, () -> {}).begun();
    }

    private BegunText text(Kind kind, UUID about, @Nullable String field, String words) {
        return new BegunText(
                UUID.randomUUID(),
                kind,
                form.id(),
                about,
                field == null ? null : new FieldId(field),
                null,
                null,
                words,
                Instant.EPOCH);
    }

    private Standing afterwards(BegunText text) {
        LedgerBegun now = session();
        now.note(form.id(), List.of(text));
        now.keep();
        Offer offer = session().offers().getFirst();
        assertEquals(offer.standing() == Standing.HIDDEN, offer.texts().isEmpty());
        return offer.standing();
    }

    @Test
    void wordsAreThereAfterTheNextSignInAndGoneOnceTheyAreDropped() {
        LedgerBegun now = session();
        BegunText words = text(Kind.CELL, row, "name", "髙橋󠄁 一\uD842郎");
        now.note(form.id(), List.of(words));
        now.keep();
        LedgerBegun next = session();
        Offer offer = next.offers().getFirst();
        assertEquals("髙橋󠄁 一�郎", offer.texts().getFirst().text());
        assertEquals(Standing.OPEN, offer.standing());
        next.drop(offer.ids());
        next.keep();
        assertEquals(List.of(), session().offers());
    }

    @Test
    void whatStandsInAnEditorAndWhatWaitsFromEarlierAreKeptTogether() {
        afterwards(text(Kind.CELL, row, "name", "先に書きかけ"));
        LedgerBegun now = session();
        now.offers();
        now.note(form.id(), List.of(text(Kind.COMMENT, row, null, "あとから")));
        now.keep();
        assertEquals(
                List.of("あとから", "先に書きかけ"),
                session().offers().stream().map(each -> each.texts().getFirst().text()).toList());
    }

    @Test
    void aPlaceThatIsGoneOrHiddenTellsNothing() {
        assertEquals(Standing.HIDDEN, afterwards(text(Kind.CELL, row, "secret", "前の職のとき")));
        assertEquals(
                Standing.HIDDEN, afterwards(text(Kind.CELL, UUID.randomUUID(), "name", "ない行")));
        assertEquals(Standing.HIDDEN, afterwards(text(Kind.COMMENT, row, "secret", "前の職のとき")));
        assertEquals(Standing.HIDDEN, afterwards(text(Kind.CELL, row, "unknown", "ない欄")));
    }

    @Test
    void aPlaceThatMayOnlyBeReadGivesTheWordsToBeCopied() {
        assertEquals(Standing.CLOSED, afterwards(text(Kind.CELL, row, "office", "本所だけが書く")));
        replica.edits().delete(form.id(), row, ChangeNote.NONE);
        assertEquals(Standing.CLOSED, afterwards(text(Kind.CELL, row, "name", "消した行")));
    }

    @Test
    void theFieldsOfARowThatIsNotThereYetAreOneOffer() {
        UUID fresh = UUID.randomUUID();
        LedgerBegun now = session();
        now.note(
                form.id(),
                List.of(
                        text(Kind.NEW_ROW, fresh, "name", "新しい人"),
                        text(Kind.NEW_ROW, fresh, "secret", "見えなくなった欄")));
        now.keep();
        List<Offer> offers = session().offers();
        assertEquals(1, offers.size());
        assertEquals(2, offers.getFirst().ids().size());
        assertEquals(
                List.of("新しい人"), offers.getFirst().texts().stream().map(BegunText::text).toList());
    }

    @Test
    void theValueThatStoodThereIsKnownAgainAndNotKept() {
        String mark = BegunText.mark(row, NAME, "髙橋");
        assertEquals(mark, BegunText.mark(row, NAME, "髙橋"));
        assertNotEquals(mark, BegunText.mark(row, NAME, "高橋"));
        assertNotEquals(mark, BegunText.mark(UUID.randomUUID(), NAME, "髙橋"));
        assertFalse(String.valueOf(mark).contains("髙"));
    }
}
