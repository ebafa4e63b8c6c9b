package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.ledgerui.sample.ShelfFinding;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.MergeNote;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Links to cells and rows: copied, pasted, and leading nowhere in the same words for all.
@ExtendWith(ToolkitExtension.class)
class PlaceLinksTest {
    private static final String NOWHERE = "このリンクの先は見つかりません";

    private MemoryLedgers service;
    private SampleWindow window;

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.offerFinding(new ShelfFinding(service)));
        window.settle();
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static String link(Object row, String field) {
        return "kakehashi:ledger/" + SampleCity.ROADS + "/" + row + "/" + field;
    }

    private void find(String words) {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.await(
                () -> {
                    Node field = window.scene.lookup(".find-box .text-field");
                    return field != null && window.scene.getFocusOwner() == field;
                });
        window.type(words);
    }

    private void awaitAt(CellPlace place) {
        window.await(
                () ->
                        window.workspace.grid() != null
                                && place.equals(window.workspace.grid().currentProperty().get()));
    }

    @Test
    void theLinkOfACellIsCopiedByKeyAndPastedIntoTheBoxLeadsBack() {
        window.openRoads();
        CellPlace place = new CellPlace(SampleCity.row(7), SampleCity.field("until"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        awaitAt(place);
        window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        String copied = ToolkitExtension.onScreen(() -> Clipboard.getSystemClipboard().getString());
        assertEquals(link(SampleCity.row(7), "until"), copied);
        window.on(() -> window.workspace.openList());
        find(copied);
        window.await(() -> !window.labelled("道路占用許可台帳 R8-").isEmpty());
        Pictures.take(window, "link-found");
        window.press(KeyCode.ENTER);
        awaitAt(place);
    }

    @Test
    void whatDoesNotExistAndWhatMayNotBeSeenAreToldInTheSameWords() {
        for (String text :
                new String[] {
                    link(UUID.randomUUID(), "until"),
                    "kakehashi:ledger/no_such_ledger/" + SampleCity.row(1),
                    "kakehashi:ledger/" + SampleCity.ROADS + "/view/%E7%A7%98"
                }) {
            find(text);
            window.await(() -> !window.labelled(NOWHERE).isEmpty());
            window.press(KeyCode.ESCAPE);
            window.await(() -> window.labelled(NOWHERE).isEmpty());
        }
        window.on(() -> window.workspace.openLink("kakehashi:ledger/none/" + SampleCity.row(1)));
        window.await(() -> !window.labelled(NOWHERE).isEmpty());
        assertNull(window.workspace.grid());
    }

    @Test
    void aPressLeadsFromARowThatWasMergedToTheOneThatStands() {
        window.openRoads();
        UUID buried = SampleCity.row(6);
        UUID middle = SampleCity.row(7);
        UUID stands = SampleCity.row(8);
        service.delete(SampleCity.ROADS, buried, why(MergeNote.into(middle)));
        service.delete(SampleCity.ROADS, middle, why(MergeNote.into(stands)));
        window.await(() -> window.workspace.grid().rows().find(buried) < 0);
        CellPlace gone = new CellPlace(buried, SampleCity.field("until"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, gone));
        window.await(() -> !window.labelled("ほかの行にまとめられました").isEmpty());
        window.on(() -> window.lastButton("残った行を開く").fire());
        awaitAt(new CellPlace(stands, SampleCity.field("until")));
    }

    @Test
    void aLinkToAMergedRowLeadsToTheOneThatStands() {
        service.delete(SampleCity.ROADS, SampleCity.row(4), why(MergeNote.into(SampleCity.row(5))));
        window.on(() -> window.workspace.openLink(link(SampleCity.row(4), "until")));
        awaitAt(new CellPlace(SampleCity.row(5), SampleCity.field("until")));
    }

    @Test
    void aRowThatWasDeletedForAnotherReasonLeadsNowhere() {
        window.openRoads();
        UUID row = SampleCity.row(6);
        service.delete(SampleCity.ROADS, row, why(MergeNote.undone(SampleCity.row(8))));
        window.await(() -> window.workspace.grid().rows().find(row) < 0);
        CellPlace gone = new CellPlace(row, SampleCity.field("until"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, gone));
        window.await(() -> !window.labelled("その行は見つかりません").isEmpty());
    }

    private static ChangeNote why(String reason) {
        return ChangeNote.because(reason);
    }

    @Test
    void aLinkGivenToTheProgramLeadsToItsRow() {
        window.on(() -> window.workspace.openLink(link(SampleCity.row(4), "no_such_field")));
        window.await(
                () ->
                        window.workspace.grid() != null
                                && window.workspace.grid().currentProperty().get() != null
                                && window.workspace
                                        .grid()
                                        .currentProperty()
                                        .get()
                                        .row()
                                        .equals(SampleCity.row(4)));
    }
}
