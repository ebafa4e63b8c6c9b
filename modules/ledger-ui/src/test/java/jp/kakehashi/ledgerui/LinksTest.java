package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Map;
import java.util.UUID;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Links by name: chosen by search in the grid and on the card, followed both ways.
@ExtendWith(ToolkitExtension.class)
class LinksTest {
    private static final FieldId NAME = new FieldId("name");
    private static final FieldId OWNER = new FieldId("owner");
    private static final LedgerDefinition OWNERS = ledger("owners", "土地所有者", "");
    private static final LedgerDefinition PERMITS =
            ledger(
                    "permits",
                    "許可台帳",
                    """
                      - id: owner
                        name: {ja: 所有者, en: Owner}
                        type: link
                        link: {ledger: owners, shows: name}
                      - id: secret
                        name: {ja: 内部, en: Inside}
                        type: link
                        link: {ledger: nowhere, shows: name}
                    """);

    private MemoryLedgers service;
    private SampleWindow window;
    private UUID sato;
    private UUID watanabe;
    private UUID permit;

    private static LedgerDefinition ledger(String id, String name, String more) {
        return new DefinitionYaml()
                .read(
                        """
                        ledger: %s
                        version: 1
                        name: {ja: %s, en: %s}
                        owner: civil
                        authorsResolve: false
                        personal: false
                        fields:
                          - {id: name, name: {ja: 氏名, en: Name}, type: person}
                        """
                                        .formatted(id, name, id)
                                + more);
    }

    @BeforeEach
    void open() {
        service = SampleCity.busy(SampleCity.SATO);
        service.add(OWNERS);
        service.add(PERMITS);
        sato = service.put(OWNERS.id(), Map.of(NAME, "佐藤 花子"));
        service.put(OWNERS.id(), Map.of(NAME, "佐藤 花代"));
        watanabe = service.put(OWNERS.id(), Map.of(NAME, "渡邉 健"));
        String unseen = new UUID(1, 2).toString();
        permit =
                service.put(
                        PERMITS.id(),
                        Map.of(
                                NAME,
                                "髙橋 一郎",
                                OWNER,
                                sato.toString(),
                                new FieldId("secret"),
                                unseen));
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.openLedger(PERMITS.id()));
        window.await(() -> !window.labelled("佐藤 花子").isEmpty());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private void openCard() {
        window.on(
                () ->
                        window.workspace.openRecord(
                                PERMITS.id(), new CellPlace(permit, OWNER), false));
        window.await(() -> !window.labelled("開く").isEmpty());
        window.settle();
    }

    private String held() {
        return service.peek(PERMITS.id(), permit).values().get(OWNER);
    }

    @Test
    void inTheGridALinkIsChosenByTypingPartOfItsName() {
        window.on(() -> window.workspace.openCell(PERMITS.id(), new CellPlace(permit, OWNER)));
        window.await(() -> window.workspace.grid().currentProperty().get() != null);
        window.settle();
        window.type("渡");
        window.await(() -> !window.labelled("渡邉 健").isEmpty());
        Pictures.take(window, "grid-link");
        window.press(KeyCode.ENTER);
        window.await(() -> watanabe.toString().equals(held()));
        window.await(() -> !window.labelled("渡邉 健").isEmpty());
    }

    @Test
    void amongNamesakesNothingIsChosenUntilThePersonDoes() {
        window.on(() -> window.workspace.openCell(PERMITS.id(), new CellPlace(permit, OWNER)));
        window.await(() -> window.workspace.grid().currentProperty().get() != null);
        window.settle();
        window.type("佐藤");
        window.await(() -> !window.labelled("佐藤 花代").isEmpty());
        window.press(KeyCode.ENTER);
        window.await(() -> !window.labelled("候補から").isEmpty());
        assertEquals(sato.toString(), held());
        window.press(KeyCode.DOWN);
        window.press(KeyCode.DOWN);
        window.press(KeyCode.ENTER);
        window.await(() -> !sato.toString().equals(held()));
    }

    @Test
    void aLinkIsFollowedToItsCardAndBack() {
        openCard();
        Pictures.take(window, "record-links");
        window.press(KeyCode.CONTROL, KeyCode.G);
        window.await(() -> OWNERS.id().equals(window.workspace.grid().ledger()));
        window.await(() -> !window.labelled("この行につながる行").isEmpty());
        Pictures.take(window, "record-pointing");
        Pictures.dressLarge(window);
        Pictures.take(window, "record-pointing-large");
        window.on(
                () ->
                        window.scene.getRoot().lookupAll(".pointing-box .button").stream()
                                .map(Button.class::cast)
                                .forEach(Button::fire));
        window.await(() -> PERMITS.id().equals(window.workspace.grid().ledger()));
    }

    @Test
    void ofARowThatMayNotBeSeenOnlyANeutralWordIsShown() {
        window.await(() -> !window.labelled("（表示できない行）").isEmpty());
        openCard();
        assertFalse(window.shows("00000000-0000"));
        assertEquals(1, ToolkitExtension.onScreen(() -> window.labelled("Ctrl G")).size());
    }

    @Test
    void anEmptiedLinkLeadsNowhere() {
        window.on(() -> window.workspace.openCell(PERMITS.id(), new CellPlace(permit, OWNER)));
        window.await(() -> window.workspace.grid().currentProperty().get() != null);
        window.settle();
        window.press(KeyCode.DELETE);
        window.await(() -> held() == null);
        assertNull(held());
        window.await(() -> window.labelled("佐藤 花子").isEmpty());
    }

    @Test
    void anotherNameOfTheLinkedRowIsShown() {
        service.remote(OWNERS.id(), sato, NAME, "佐藤 華子");
        window.await(() -> !window.labelled("佐藤 華子").isEmpty());
        assertFalse(window.shows("佐藤 花子"));
    }
}
