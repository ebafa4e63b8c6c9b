package jp.kakehashi.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlaceLinkTest {
    private static final UUID ROW = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    @Test
    void placesAreReadBack() {
        for (PlaceLink link :
                List.of(
                        new PlaceLink("road", null, null, null),
                        new PlaceLink("road", ROW, null, null),
                        new PlaceLink("road", ROW, "until", null),
                        new PlaceLink("road", null, null, "更新待ち 100%/月"))) {
            assertEquals(Optional.of(link), PlaceLink.parse(" " + link.text() + "\n"));
            String asPrograms = link.text().replace("kakehashi:", "kakehashi://");
            assertEquals(Optional.of(link), PlaceLink.parse(asPrograms));
        }
    }

    @Test
    void theCodeOnPaperLeadsToTheSameRow() {
        String onPaper = new RowLink("road", ROW).text();
        assertEquals(new PlaceLink("road", ROW, null, null), PlaceLink.parse(onPaper).get());
        assertEquals(onPaper, new PlaceLink("road", ROW, null, null).text());
    }

    @Test
    void whatIsNoSuchAddressLeadsNowhere() {
        for (String text :
                List.of(
                        "",
                        "https://example.jp/",
                        "kakehashi:ledger/",
                        "kakehashi:ledger/Road",
                        "kakehashi:ledger/../" + ROW,
                        "kakehashi:ledger/road/" + ROW + "/Until",
                        "kakehashi:ledger/road/" + ROW + "/until/x",
                        "kakehashi:ledger/road/view/%zz",
                        "kakehashi:ledger/road/view/" + "a".repeat(501),
                        "kakehashi:ledger/road\u0000")) {
            assertEquals(Optional.empty(), PlaceLink.parse(text), text);
        }
    }
}
