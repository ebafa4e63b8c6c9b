package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.bulk.CellBlock;
import jp.kakehashi.ledgerui.bulk.Finder;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The Big List of Naughty Strings in the keeper's hands: pasted, typed, looked at on the card and
/// looked for. What arrives is what was given, and nothing of it stands in a log.
@ExtendWith(ToolkitExtension.class)
class NaughtyScreenTest {
    private static final LedgerDefinition FORM =
            new DefinitionYaml()
                    .read(
                            """
                            ledger: naughty
                            version: 1
                            name: 見本
                            owner: civil
                            authorsResolve: false
                            personal: false
                            fields:
                              - {id: words, name: 文, type: long_text}
                              - {id: person, name: 氏名, type: person}
                            """);
    private static final FieldDefinition WORDS = FORM.fields().getFirst();
    private static final CellText CELLS = new CellText("ja");

    private final List<String> heard = new ArrayList<>();
    private final Ear ear = new Ear();
    private int faults;
    private final List<UUID> rows = new ArrayList<>();
    private MemoryLedgers service;
    private SampleWindow window;
    private List<String> texts;

    private final class Ear extends Handler {
        @Override
        public synchronized void publish(LogRecord record) {
            faults += record.getLevel().intValue() >= Level.SEVERE.intValue() ? 1 : 0;
            Object[] args = record.getParameters();
            heard.add(record.getMessage() + (args == null ? "" : List.of(args).toString()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void open() throws IOException {
        Path shared = Path.of(System.getProperty("kakehashi.root")).resolveSibling("shared");
        Path list = shared.resolve("data").resolve("text").resolve("blns.json");
        boolean ci = "true".equals(System.getenv("CI")) && Files.exists(shared);
        Assumptions.assumeTrue(ci || Files.exists(list), "no list of naughty strings here");
        texts = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(list.toFile())) {
            if (typed(each.asText()) != null) {
                texts.add(each.asText());
            }
        }
        assertTrue(texts.size() > 450, "refused too many: " + texts.size());
        Logger.getLogger("").addHandler(ear);
        service = SampleCity.busy(SampleCity.SATO);
        service.add(FORM);
        for (int i = 0; i < texts.size(); i++) {
            rows.add(service.put(FORM.id(), Map.of(WORDS.id(), "行" + i)));
        }
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.openLedger(FORM.id()));
        window.await(
                () ->
                        window.workspace.grid() != null
                                && window.workspace.grid().rows().peek(0) != null);
        window.settle();
    }

    @AfterEach
    void close() {
        if (window != null) {
            window.close();
        }
        Logger.getLogger("").removeHandler(ear);
        assertEquals(0, faults, heard::toString);
        for (String text : texts) {
            assertFalse(
                    text.length() > 12 && heard.stream().anyMatch(line -> line.contains(text)),
                    "in a log: " + text);
        }
    }

    /// What a cell holds after somebody typed it; null where that is refused by name.
    private static String typed(String text) {
        try {
            return CELLS.read(WORDS, text);
        } catch (ProblemException refused) {
            assertTrue(refused.problem().key().startsWith("problem."), refused.problem().key());
            return null;
        }
    }

    private String value(UUID row) {
        return service.peek(FORM.id(), row).values().get(WORDS.id());
    }

    @Test
    void pastedInOneBlockEachStandsInItsCell() {
        List<UUID> order = new ArrayList<>();
        service.page(new RowQuery(FORM.id(), null, List.of(), null, false, 0, 2_000))
                .rows()
                .forEach(row -> order.add(row.row()));
        CellBlock block = new CellBlock(texts.stream().map(List::of).toList());
        window.on(
                () -> {
                    ClipboardContent content = new ClipboardContent();
                    content.putString(block.text());
                    Clipboard.getSystemClipboard().setContent(content);
                    CellPlace top = new CellPlace(order.getFirst(), WORDS.id());
                    window.workspace.grid().currentProperty().set(top);
                });
        window.settle();
        window.press(KeyCode.CONTROL, KeyCode.V);
        window.await(() -> !value(order.getLast()).startsWith("行"));
        for (int i = 0; i < texts.size(); i++) {
            assertEquals(typed(line(texts.get(i))), value(order.get(i)), texts.get(i));
        }
    }

    /// A clipboard knows one end of a line.
    private static String line(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    @Test
    void typedIntoTheGridAndShownOnTheCardEachIsAsItWasGiven() {
        for (int i = 0; i < texts.size(); i++) {
            UUID row = rows.get(i);
            String text = texts.get(i);
            window.on(
                    () ->
                            assertNull(
                                    window.workspace
                                            .grid()
                                            .write(
                                                    new CellPlace(row, WORDS.id()),
                                                    service.peek(FORM.id(), row),
                                                    text,
                                                    ChangeNote.NONE)));
        }
        UUID last = rows.getLast();
        window.await(() -> !value(last).startsWith("行"));
        for (int i = 0; i < texts.size(); i += 7) {
            UUID row = rows.get(i);
            assertEquals(typed(texts.get(i)), value(row));
            CellPlace place = new CellPlace(row, WORDS.id());
            window.on(() -> window.workspace.openRecord(FORM.id(), place, false));
            window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
            window.await(() -> window.scene.getRoot().lookup(".record-card") != null);
            window.settle();
        }
    }

    @Test
    void eachIsFoundAgainAndMarksNoOther() {
        for (int i = 0; i < texts.size(); i++) {
            RowView seen = service.peek(FORM.id(), rows.get(i));
            service.edit(FORM.id(), seen, Map.of(WORDS.id(), typed(texts.get(i))), ChangeNote.NONE);
        }
        Finder finder = new Finder(service, FORM, CELLS, field -> true);
        RowQuery all = new RowQuery(FORM.id(), null, List.of(), null, false, 0, 2_000);
        for (int i = 0; i < texts.size(); i++) {
            String text = typed(texts.get(i));
            UUID row = rows.get(i);
            var exact = new Finder.Request(text, "済", true, true, List.of(WORDS));
            List<Finder.Hit> hits = finder.find(all, exact, Progress.NONE).hits();
            assertTrue(hits.stream().anyMatch(h -> h.row().row().equals(row)), text);
            assertTrue(hits.stream().allMatch(h -> text.equals(h.before())), text);
            var loose = new Finder.Request(text, null, false, false, List.of(WORDS));
            finder.find(all, loose, Progress.NONE);
        }
    }
}
