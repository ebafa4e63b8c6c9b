package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.testkit.CutOff;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The survey's 117 needs as bars, by keys and in every look.
@ExtendWith(ToolkitExtension.class)
class ChartTest {
    private static final Path PACK =
            Path.of(System.getProperty("kakehashi.root", "../.."), "resources/packs/digital_needs");

    /// The survey's sample rows, read as their columns are named.
    private static MemoryLedgers survey() throws IOException {
        LedgerDefinition survey =
                new DefinitionYaml().read(Files.readString(PACK.resolve("digital_needs.yaml")));
        MemoryLedgers service = new MemoryLedgers(SampleCity.clock(), SampleCity.SATO);
        service.add(survey);
        List<String> lines = Files.readAllLines(PACK.resolve("samples/digital_needs.csv"));
        String head = lines.getFirst().replace("\uFEFF", "");
        List<String> names = List.of(head.split(",", -1));
        var cells = new jp.kakehashi.ledgerui.cells.CellText("ja");
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = cells(line);
            Map<FieldId, String> row = new LinkedHashMap<>();
            for (FieldDefinition field : survey.fields()) {
                int at = names.indexOf(field.label().ja());
                boolean written = at >= 0 && at < values.size() && !values.get(at).isBlank();
                if (written && field.type() != FieldType.CALCULATED) {
                    row.put(field.id(), cells.read(field, values.get(at)));
                }
            }
            service.put(survey.id(), row);
        }
        return service;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    @ParameterizedTest
    @EnumSource(ScreenshotTest.Look.class)
    void theSurveysCostsStandAsBarsWithTheirFigures(ScreenshotTest.Look look) throws IOException {
        MemoryLedgers service = survey();
        try (SampleWindow window =
                new SampleWindow(service, SampleCity.SATO, look.width, look.height)) {
            window.on(() -> look.dress.accept(window));
            window.on(
                    () ->
                            window.workspace.openLedger(
                                    new jp.kakehashi.records.LedgerId("digital_needs")));
            window.await(() -> window.workspace.grid().countsProperty().get().all() == 117);
            window.settle();
            // The grid behind has a test of its own.
            List<String> behind = ToolkitExtension.onScreen(() -> CutOff.in(window.scene));
            window.press(KeyCode.SHIFT, KeyCode.F9);
            window.await(() -> !window.scene.getRoot().lookupAll(".chart-bar").isEmpty());
            window.settle();
            assertTrue(window.shows("117"));
            String file = "chart-" + look.name().toLowerCase(java.util.Locale.ROOT);
            window.on(
                    () ->
                            new WindowScreenshots(Path.of("target", "screenshots"))
                                    .write(window.scene, file));
            List<String> cut = ToolkitExtension.onScreen(() -> CutOff.in(window.scene));
            assertEquals(List.of(), cut.stream().filter(c -> !behind.contains(c)).toList(), file);
            // Enter shows the rows of the bar in the frame, and nothing else.
            window.press(KeyCode.ENTER);
            window.await(() -> window.scene.lookup(".chart-form") == null);
            window.await(() -> window.workspace.grid().countsProperty().get().matching() < 117);
        }
    }
}
