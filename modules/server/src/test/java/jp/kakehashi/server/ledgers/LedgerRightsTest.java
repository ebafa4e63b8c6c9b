package jp.kakehashi.server.ledgers;

import static jp.kakehashi.server.ledgers.Site.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.Bodies;
import jp.kakehashi.storage.ledger.HistoryStore;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRightsTest {
    private static final String ROW_HISTORY = "/api/ledgers/{ledger}/rows/{row}/history";

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
        site.accept(site.keeper, site.create(site.keeper, row, "name", "a", "secret", "内部の覚え"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    @Test
    void everyRouteNeedsASignInAndOnlyVerificationAnAdministrator() {
        for (Route route : site.feature.routes()) {
            boolean verify = route.path().equals("/api/audit/verify");
            assertEquals(
                    verify ? Route.RouteAccess.ADMINISTRATOR : Route.RouteAccess.SIGNED_IN,
                    route.access(),
                    route.path());
        }
    }

    @Test
    void whoMayNotOpenALedgerGetsNothingOfIt() {
        String refused = "problem.ledger.access";
        var change = site.edit(site.stranger, row, 1, "name", "x");
        assertEquals(refused, Refusal.of(() -> site.push(site.stranger, change)));
        assertEquals(refused, Refusal.of(() -> site.page(site.stranger, 0)));
        assertEquals(refused, Refusal.of(() -> site.snapshot(site.stranger)));
        assertEquals(refused, Refusal.of(() -> history(site.stranger, "照会")));
        assertEquals(refused, Refusal.of(() -> sealed(site.stranger)));
        var list = (Messages.Definitions) site.body(list(site.stranger));
        assertEquals(List.of(), list.definitions());
        assertEquals(1, ((Messages.Definitions) site.body(list(site.viewer))).definitions().size());
    }

    private jp.kakehashi.wire.Reply list(CallerSession caller) {
        return site.call(caller, "GET", "/api/ledgers", null, Map.of());
    }

    private Messages.RowHistory history(CallerSession caller, String purpose) {
        Map<String, String> given = Map.of("row", row.toString(), "purpose", purpose);
        return (Messages.RowHistory) site.body(site.call(caller, "GET", ROW_HISTORY, null, given));
    }

    private Object sealed(CallerSession caller) {
        return site.call(
                caller,
                "POST",
                "/api/ledgers/{ledger}/rows/{row}/sealed/{field}/reveal",
                new Messages.Reveal("照会"),
                Map.of("row", row.toString(), "field", "my_number"));
    }

    @Test
    void nobodyGivesHimselfRightsByANewVersion() {
        LedgerDefinition now = Site.definition();
        var wider =
                new LedgerDefinition(
                        now.id(),
                        2,
                        now.label(),
                        now.owner(),
                        now.authorsResolve(),
                        now.personal(),
                        now.access(),
                        now.fields().stream().map(LedgerRightsTest::open).toList());
        var unlogged =
                new LedgerDefinition(
                        now.id(),
                        2,
                        now.label(),
                        now.owner(),
                        now.authorsResolve(),
                        !now.personal(),
                        now.access(),
                        now.fields());
        for (LedgerDefinition next : List.of(wider, unlogged)) {
            assertEquals(
                    "problem.definition.rights", Refusal.of(() -> site.publish(site.keeper, next)));
        }
        site.publish(site.administrator, wider);
    }

    private static FieldDefinition open(FieldDefinition f) {
        return new FieldDefinition(
                f.id(),
                f.label(),
                f.type(),
                f.checks(),
                f.choices(),
                FieldDefinition.FieldAccess.OPEN,
                f.individualNumber());
    }

    @Test
    void aReaderWritesNothing() {
        assertEquals(
                "problem.ledger.write",
                site.returned(site.viewer, site.edit(site.viewer, row, 1, "name", "x")));
        assertEquals(
                "problem.ledger.write",
                site.returned(site.viewer, site.change(site.viewer, row, ChangeKind.DELETE, 1)));
    }

    @Test
    void aFieldIsWrittenAndReadOnlyByThoseItIsFor() {
        assertEquals(
                "problem.field.write",
                site.returned(site.other, site.edit(site.other, row, 1, "secret", "x")));
        var seen = site.page(site.other, 0).changes().getFirst();
        assertTrue(
                seen.change().edits().stream().noneMatch(e -> e.field().value().equals("secret")));
        assertNull(seen.hash());
        assertNotNull(site.page(site.keeper, 0).changes().getFirst().hash());
        assertFalse(String.join("\n", site.snapshot(site.other)).contains("内部の覚え"));
        assertTrue(String.join("\n", site.snapshot(site.keeper)).contains("内部の覚え"));
        assertFalse(site.json.text(history(site.other, "照会")).contains("内部の覚え"));
    }

    @Test
    void whoMayNotReadACellCannotFindItsValueByTryingWhichOneGivesTheSignedHead() {
        AcceptedChange whole = site.page(site.keeper, 0).changes().getFirst();
        AcceptedChange seen = site.page(site.other, 0).changes().getFirst();
        String head = site.page(site.other, 0).head().hash();
        // All that he lacks is the value: he rebuilds what was hashed with the right guess in it.
        assertNotEquals(head, link(whole.linked(null, null)));
        assertNull(seen.salt());
        assertEquals(head, link(whole.linked(whole.salt(), null)));
        assertFalse(site.json.text(site.page(site.other, 0)).contains("salt"));
    }

    @Test
    void theReasonOfAHiddenEditIsAsHiddenAsTheEdit() {
        var note = ChangeNote.because("電話で聞いた");
        var edits = Site.edits(1, "secret", "b");
        site.accept(
                site.keeper, site.change(site.keeper, row, ChangeKind.EDIT, 1, note, null, edits));
        assertFalse(site.json.text(site.page(site.other, 1)).contains("電話で聞いた"));
        assertTrue(site.json.text(site.page(site.keeper, 1)).contains("電話で聞いた"));
    }

    private static String link(AcceptedChange accepted) {
        String start = HistoryStore.Head.START.hash();
        return HistoryStore.link(start, Site.LEDGER, accepted.seq(), new Bodies().write(accepted));
    }

    @Test
    void aConflictOfAFieldIsSeenOnlyByThoseWhoReadTheField() {
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "secret", "b"));
        site.accept(site.numbers, site.edit(site.numbers, row, 1, "secret", "c"));
        assertEquals(1, site.page(site.keeper, 0).conflicts().size());
        assertEquals(0, site.page(site.other, 0).conflicts().size());
        assertEquals(3, site.page(site.other, 0).lastSeq());
        assertEquals(3, site.page(site.other, 0).changes().size());
    }

    @Test
    void theDeletionOfARowTellsNothingOfAHiddenCell() {
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "secret", "覚え"));
        site.accept(site.other, site.change(site.other, row, ChangeKind.DELETE, 1));
        assertEquals("覚え", site.page(site.keeper, 0).conflicts().getFirst().kept().value());
        assertNull(site.page(site.other, 0).conflicts().getFirst().kept().value());
    }

    @Test
    void aHistoryIsShownForAPurposeAndLogged() {
        assertEquals("problem.viewing.purpose", Refusal.of(() -> history(site.viewer, " ")));
        assertEquals(1, history(site.viewer, "窓口での照会").changes().size());
        var log =
                site.database.read(db -> site.stores.logs().viewings().ofRow(db, Site.LEDGER, row));
        assertEquals("3003", log.getFirst().viewing().staff());
        assertEquals("history", log.getFirst().viewing().kind());
    }

    @Test
    void viewingsAreTakenOnceAndOnlyInTheCallersName() {
        var viewing =
                new Messages.Viewing(
                        UUID.randomUUID(),
                        site.clock.instant(),
                        Site.LEDGER,
                        "card",
                        "照会",
                        List.of(row));
        view(site.viewer, viewing);
        view(site.viewer, viewing);
        assertEquals(
                1,
                site.database.read(db -> site.stores.logs().viewings().head(db).seq()).intValue());
        assertEquals("problem.viewing.other_staff", Refusal.of(() -> view(site.other, viewing)));
    }

    private void view(CallerSession caller, Messages.Viewing viewing) {
        var body = new Messages.Viewings(List.of(viewing));
        site.call(caller, "POST", "/api/viewings", body, Map.of());
    }

    @Test
    void onlyTheOwnerOrAnAdministratorPublishes() {
        LedgerDefinition two = version2("");
        assertEquals("problem.definition.rights", Refusal.of(() -> site.publish(site.other, two)));
        site.publish(site.owner, two);
        site.publish(site.owner, two);
        assertEquals(
                "problem.definition.version",
                Refusal.of(() -> site.publish(site.owner, version2("x"))));
    }

    @Test
    void aNewerVersionTakesNothingAway() {
        String two = Site.DEFINITION.replace("version: 1", "version: 2");
        assertEquals(
                "problem.definition.field_removed",
                broken(two.replace("id: place", "id: location")));
        assertEquals(
                "problem.definition.type_changed",
                broken(two.replace("type: yen, min: \"0\", max: \"1000000\"", "type: number")));
        assertEquals(
                "problem.definition.unique_added",
                broken(two.replace("type: person, required: true", "type: person, unique: true")));
        assertEquals("problem.definition.version", broken(two.replace("version: 2", "version: 3")));
    }

    private String broken(String yaml) {
        LedgerDefinition definition = new DefinitionYaml().read(yaml);
        return Refusal.of(() -> site.publish(site.owner, definition));
    }

    private static LedgerDefinition version2(String more) {
        return new DefinitionYaml()
                .read(
                        Site.DEFINITION
                                        .replace("version: 1", "version: 2")
                                        .replace("Permits", "Permits" + more)
                                + "  - {id: added, name: {ja: 追加, en: Added}, type: text}\n");
    }

    @Test
    void aChangeMadeOnAnOlderVersionStillFitsANewerOne() {
        site.publish(site.owner, version2(""));
        site.accept(site.keeper, site.edit(site.keeper, row, 1, "name", "b"));
        assertEquals("problem.change.definition", site.returned(site.keeper, madeOn(7)));
        site.accept(site.keeper, madeOn(2));
    }

    private Change madeOn(int version) {
        return Site.under(version, site.edit(site.keeper, row, 2, "added", "x"));
    }

    @Test
    void trainingIsAnotherWorld() {
        CallerSession trainee =
                new CallerSession(
                        site.keeper.actor(),
                        site.keeper.device(),
                        World.TRAINING,
                        site.keeper.expiresAt());
        assertEquals("problem.ledger.unknown", Refusal.of(() -> site.page(trainee, 0)));
        assertEquals(field("name"), field("name"));
    }
}
