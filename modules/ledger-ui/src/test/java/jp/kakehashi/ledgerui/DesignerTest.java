package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The designer on screen, with keys and by hand in its text.
@ExtendWith(ToolkitExtension.class)
class DesignerTest {
    private final MemoryLedgers service = SampleCity.ledgers(SampleCity.SATO, 40);
    private final String pack = pack();

    private static String pack() {
        try {
            return Files.readString(
                    Path.of(
                            System.getProperty("kakehashi.root", "../.."),
                            "resources/packs/road_occupancy/road_occupancy.yaml"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private SampleWindow roads() {
        service.design.elsewhere(pack);
        SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.openDesign(SampleCity.ROADS));
        window.await(() -> window.scene.lookup(".design-content") != null);
        window.settle();
        return window;
    }

    private static String file(SampleWindow window) {
        return ToolkitExtension.onScreen(() -> window.workspace.design().model().shown());
    }

    private static void press(SampleWindow window, String words) {
        window.settle();
        window.on(() -> window.lastButton(words).fire());
        window.settle();
    }

    private static void choose(SampleWindow window, int field) {
        window.on(() -> window.workspace.design().model().choose(field));
        window.settle();
    }

    private static TextField input(SampleWindow window, String text) {
        return (TextField)
                window.scene.getRoot().lookupAll(".field-input").stream()
                        .filter(n -> n instanceof TextField f && f.getText().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nowhere: " + text));
    }

    @Test
    void renamingAFieldChangesItsLineAndKeepsEveryRemark() {
        try (SampleWindow window = roads()) {
            choose(window, 5);
            window.on(() -> input(window, "占用料").setText("占用料（年額）"));
            press(window, "この作りにする");
            assertTrue(window.shows("占用料 → 占用料（年額）"));
            window.press(KeyCode.ENTER);
            window.await(() -> service.definition(SampleCity.ROADS).version() == 2);
            assertEquals(
                    pack.replace("\nversion: 1", "\nversion: 2")
                            .replace("ja: 占用料,", "ja: 占用料（年額）,"),
                    service.design.newest(SampleCity.ROADS).text());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "conflicts", "returned", "import", "ledger.road_occupancy"})
    void aCommandThatLeadsElsewhereAsksBeforeADraftGoes(String command) {
        try (SampleWindow window = roads()) {
            choose(window, 5);
            window.on(() -> input(window, "占用料").setText("占用料（年額）"));
            window.command(command);
            assertTrue(window.shows(window.texts.get("ledger.design.leave.title")));
            window.press(KeyCode.ESCAPE);
            assertTrue(window.shows("占用料（年額）"));
            window.command(command);
            window.on(() -> window.lastButton(window.texts.get("ledger.design.leave.go")).fire());
            window.await(() -> window.workspace.design() == null);
        }
    }

    @Test
    void aFieldIsAddedByKeyAndStandsInTheFileAndOnTheCard() {
        try (SampleWindow window = roads()) {
            window.press(KeyCode.CONTROL, KeyCode.N);
            window.on(() -> input(window, "新しい欄").setText("車線"));
            window.settle();
            assertTrue(file(window).contains("- {id: field, name: 車線, type: text}"), file(window));
            assertTrue(window.shows("車線"));
        }
    }

    @Test
    void aMistakeIsSaidAtItsPlaceAndNothingCanBePublished() {
        try (SampleWindow window = roads()) {
            choose(window, 7);
            window.on(() -> input(window, "道占-[0-9]{1,5}").setText("道占-([0-9"));
            window.settle();
            assertTrue(window.shows("値の形が正規表現として読めません"));
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            assertEquals(1, service.definition(SampleCity.ROADS).version());
            window.on(() -> input(window, "道占-([0-9").setText("道占-[0-9]+"));
            window.settle();
            assertFalse(window.shows("値の形が正規表現として読めません"));
        }
    }

    @Test
    void theTextMayBeWrittenByHandInBothDirections() {
        try (SampleWindow window = roads()) {
            window.on(() -> window.workspace.design().showFile());
            window.settle();
            window.on(
                    () -> {
                        TextArea area = (TextArea) window.scene.lookup(".design-yaml");
                        area.setText(area.getText().replace("required: true}", "requird: true}"));
                    });
            window.settle();
            assertTrue(window.shows("「requird」という言葉はありません"));
            window.on(
                    () -> {
                        TextArea area = (TextArea) window.scene.lookup(".design-yaml");
                        area.setText(
                                area.getText()
                                        .replace("requird: true}", "required: true}")
                                        .replace("ja: 電話", "ja: 電話番号"));
                    });
            choose(window, 8);
            assertEquals("電話番号", ToolkitExtension.onScreen(() -> input(window, "電話番号").getText()));
            window.on(() -> input(window, "電話番号").setText("連絡先"));
            assertTrue(file(window).contains("{ja: 連絡先, en: Phone}"));
            window.on(
                    () -> {
                        TextArea area = (TextArea) window.scene.lookup(".design-yaml");
                        area.setText(area.getText() + "\n  - [");
                    });
            window.settle();
            assertTrue(window.shows("行目が読めません"));
        }
    }

    @Test
    void anotherTypeIsANewFieldAndWhatCannotMoveIsListedAndStays() {
        service.remote(SampleCity.ROADS, SampleCity.row(3), SampleCity.field("place"), "12,300");
        service.remote(SampleCity.ROADS, SampleCity.row(4), SampleCity.field("place"), "４５円");
        try (SampleWindow window = roads()) {
            choose(window, 9);
            press(window, "種類を変える…");
            window.on(() -> window.chooseInCombo("円"));
            window.await(() -> !window.labelled("移せる値：2行").isEmpty());
            assertTrue(window.shows("移せない値：38行"));
            press(window, "この種類の欄を作る");
            press(window, "この作りにする");
            window.press(KeyCode.ENTER);
            window.await(() -> service.definition(SampleCity.ROADS).version() == 2);
            LedgerDefinition now = service.definition(SampleCity.ROADS);
            FieldDefinition old = now.field(SampleCity.field("place")).orElseThrow();
            FieldDefinition fresh = now.field(SampleCity.field("place_2")).orElseThrow();
            assertTrue(old.retired());
            assertEquals(FieldType.YEN, fresh.type());
            assertEquals(old.id(), fresh.replaces());
            press(window, "前の欄の値を移す…");
            window.await(() -> !window.labelled("移せる値：2行").isEmpty());
            press(window, "移す");
            window.await(() -> !window.labelled("2行の値を移しました").isEmpty());
            var moved = service.peek(SampleCity.ROADS, SampleCity.row(3)).values();
            assertEquals("12300", moved.get(fresh.id()));
            assertEquals("12,300", moved.get(old.id()));
            var stays = service.peek(SampleCity.ROADS, SampleCity.row(5)).values();
            assertNull(stays.get(fresh.id()));
            assertFalse(stays.get(old.id()).isEmpty());
        }
    }

    @Test
    void whatSomebodyPublishedMeanwhileIsShownAndTakenIn() {
        try (SampleWindow window = roads()) {
            choose(window, 5);
            window.on(() -> input(window, "占用料").setText("料金"));
            service.design.elsewhere(
                    pack.replace("\nversion: 1", "\nversion: 2").replace("ja: 担当,", "ja: 係,"));
            press(window, "この作りにする");
            window.press(KeyCode.ENTER);
            window.await(() -> !window.labelled("ほかの人がこの台帳の作りを変えました").isEmpty());
            assertTrue(window.shows("担当 → 係"));
            assertEquals(2, service.definition(SampleCity.ROADS).version());
            window.on(() -> window.lastButton("この作りにする").fire());
            window.await(() -> service.definition(SampleCity.ROADS).version() == 3);
            LedgerDefinition now = service.definition(SampleCity.ROADS);
            assertEquals("料金", now.field(SampleCity.field("fee")).orElseThrow().label().ja());
            assertEquals("係", now.field(SampleCity.field("officer")).orElseThrow().label().ja());
        }
    }

    @Test
    void aChoiceInUseIsOfferedNoMoreButStaysWhereItStands() {
        try (SampleWindow window = roads()) {
            choose(window, 6);
            window.await(() -> !window.labelled("行が使っています").isEmpty());
            window.on(
                    () ->
                            window.scene.getRoot().lookupAll(".icon-button").stream()
                                    .filter(n -> "選べなくする".equals(n.getAccessibleText()))
                                    .map(javafx.scene.control.Button.class::cast)
                                    .reduce((a, b) -> b)
                                    .orElseThrow()
                                    .fire());
            window.settle();
            assertTrue(window.shows("もう選べません。使っている"));
            assertTrue(file(window).contains("retired: true"));
            assertTrue(file(window).contains("取消"));
        }
    }

    @Test
    void aNewLedgerIsMadeWithKeysAndOpens() {
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            press(window, "台帳を作る");
            window.on(() -> input(window, "新しい台帳").setText("除雪機貸出台帳"));
            window.on(() -> input(window, "new_ledger").setText("snow_blowers"));
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            window.press(KeyCode.ENTER);
            window.await(() -> window.workspace.grid() != null);
            LedgerDefinition made =
                    service.definition(new jp.kakehashi.records.LedgerId("snow_blowers"));
            assertEquals("除雪機貸出台帳", made.label().ja());
            assertEquals(SampleCity.SATO.section(), made.owner());
        }
    }

    @Test
    void withoutTheLineTheScreenSaysSo() {
        service.design.refusal = jp.kakehashi.kernel.Problem.unavailable("problem.design.offline");
        try (SampleWindow window = new SampleWindow(service, SampleCity.SATO, 1366, 768)) {
            window.on(() -> window.workspace.openDesign(SampleCity.ROADS));
            window.await(() -> !window.labelled("本所につながっている必要があります").isEmpty());
        }
    }
}
