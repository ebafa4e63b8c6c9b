package jp.kakehashi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowLinkTest {
    private static final UUID ROW = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void addressIsReadBack() {
        RowLink link = new RowLink("road_occupancy", ROW);
        assertEquals("kakehashi:ledger/road_occupancy/" + ROW, link.text());
        assertEquals(Optional.of(link), RowLink.parse(" " + link.text() + "\n"));
    }

    @Test
    void whatIsNoSuchAddressLeadsNowhere() {
        for (String text :
                new String[] {
                    "",
                    "https://example.jp/",
                    "kakehashi:ledger/road/",
                    "kakehashi:ledger/../" + ROW,
                    "kakehashi:ledger/Road/" + ROW,
                    "kakehashi:ledger/road/" + ROW + "/x",
                    "kakehashi:ledger/road/1-1-1-1-1"
                }) {
            assertEquals(Optional.empty(), RowLink.parse(text), text);
        }
        assertThrows(IllegalArgumentException.class, () -> new RowLink("a/b", ROW));
    }
}
