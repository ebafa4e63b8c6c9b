package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.WayOutMessages;
import jp.kakehashi.wire.WayOutMessages.NewWayOut;
import jp.kakehashi.wire.WayOutMessages.WayKind;
import jp.kakehashi.wire.WayOutMessages.WayOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The office's forms reach whoever opens the ledger, from its owner alone.
class WaysOutTest {
    private static final String WAYS = "/api/ledgers/{ledger}/ways-out";
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    @TempDir Path dir;
    private Site site;

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory()).published();
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private static NewWayOut form(int seen, String name, byte[] blank) {
        return new NewWayOut(
                WayKind.FORM,
                name,
                seen,
                "name: " + name + "\nfields: []\n",
                blank == null ? null : WayOutMessages.pieces(blank));
    }

    private WayOut put(CallerSession caller, UUID id, NewWayOut way) {
        return (WayOut)
                site.body(
                        site.call(
                                caller, "PUT", WAYS + "/{way}", way, Map.of("way", id.toString())));
    }

    private List<WayOut> all(CallerSession caller) {
        return ((WayOutMessages.WaysOut) site.body(site.call(caller, "GET", WAYS, null, Map.of())))
                .ways();
    }

    private byte[] blank(CallerSession caller) throws Exception {
        Reply.Stream reply =
                (Reply.Stream)
                        site.call(
                                caller,
                                "GET",
                                WAYS + "/{way}/blank",
                                null,
                                Map.of("way", ID.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        reply.writer().writeTo(out);
        return out.toByteArray();
    }

    @Test
    void theOwnersFormReachesEverybodyWithItsBlank() throws Exception {
        byte[] pdf = new byte[1_500_000];
        new Random(7).nextBytes(pdf);
        WayOut first = put(site.owner, ID, form(0, "許可書", pdf));
        assertEquals(1, first.version());
        assertEquals(1, put(site.owner, ID, form(0, "許可書", pdf)).version(), "sent twice");
        assertEquals(List.of(first.name()), all(site.viewer).stream().map(WayOut::name).toList());
        assertArrayEquals(pdf, blank(site.viewer));
        assertEquals(2, put(site.owner, ID, form(1, "許可書（新）", null)).version());
        assertArrayEquals(pdf, blank(site.viewer));
        assertEquals(
                "problem.way.version", Refusal.of(() -> put(site.owner, ID, form(1, "別", null))));
    }

    @Test
    void whoDoesNotOwnTheLedgerPublishesNothing() {
        byte[] pdf = {1, 2, 3};
        assertEquals(
                "problem.way.rights", Refusal.of(() -> put(site.other, ID, form(0, "a", pdf))));
        assertEquals(
                "problem.ledger.access",
                Refusal.of(() -> put(site.stranger, ID, form(0, "a", pdf))));
        put(site.owner, ID, form(0, "許可書", pdf));
        assertEquals("problem.ledger.access", Refusal.of(() -> all(site.stranger)));
        assertEquals("problem.ledger.access", Refusal.of(() -> blank(site.stranger)));
        assertEquals("problem.way.rights", Refusal.of(() -> remove(site.viewer)));
        remove(site.owner);
        assertTrue(all(site.owner).isEmpty());
        assertEquals("problem.way.unknown", Refusal.of(() -> blank(site.owner)));
    }

    private Reply remove(CallerSession caller) {
        return site.call(caller, "DELETE", WAYS + "/{way}", null, Map.of("way", ID.toString()));
    }

    @Test
    void whatIsTooLargeOrHoldsANumberIsRefused() {
        byte[] pdf = {1};
        assertEquals(
                "problem.way.too_large",
                Refusal.of(
                        () ->
                                put(
                                        site.owner,
                                        ID,
                                        form(0, "a", new byte[WayOutMessages.LARGEST_BLANK + 3]))));
        assertEquals(
                "problem.way.no_blank", Refusal.of(() -> put(site.owner, ID, form(0, "a", null))));
        assertEquals(
                "problem.value.individual_number",
                Refusal.of(() -> put(site.owner, ID, form(0, "123456789018", pdf))));
        assertEquals("problem.way.name", Refusal.of(() -> put(site.owner, ID, form(0, " ", pdf))));
    }
}
