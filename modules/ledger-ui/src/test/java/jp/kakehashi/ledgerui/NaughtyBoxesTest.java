package jp.kakehashi.ledgerui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.sample.MemoryLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.ledgerui.sample.ShelfFinding;
import jp.kakehashi.records.LedgerView;
import jp.kakehashi.records.comments.CommentThread.Comment;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The Big List of Naughty Strings in the boxes around the table: what rows are looked for by,
/// Ctrl+K, comments and the names of views. Nothing breaks, nothing is changed, nothing is logged.
@ExtendWith(ToolkitExtension.class)
class NaughtyBoxesTest {
    /// Each eleventh where each needs a pulse or more.
    private static final int SOME = 11;

    private final Ear ear = new Ear();
    private final List<String> heard = new ArrayList<>();
    private int faults;
    private MemoryLedgers service;
    private SampleWindow window;
    private List<String> texts = List.of();

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
            texts.add(each.asText());
        }
        assertTrue(texts.size() > 450);
        Logger.getLogger("").addHandler(ear);
        service = SampleCity.busy(SampleCity.SATO);
        window = new SampleWindow(service, SampleCity.SATO, 1366, 768);
        window.on(() -> window.workspace.offerFinding(new ShelfFinding(service)));
        window.openRoads();
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

    private Node found(String selector) {
        return window.scene.getRoot().lookup(selector);
    }

    /// What the box holds after `text` was put into it: one line, and no longer than it takes.
    private String put(TextInputControl box, String text) {
        return ToolkitExtension.onScreen(
                () -> {
                    box.setText(text);
                    return box.getText();
                });
    }

    @Test
    void rowsAreLookedForByWhatStandsInTheField() {
        var field = (TextField) found(".bar .text-field");
        for (int i = 0; i < texts.size(); i += SOME) {
            String text = texts.get(i);
            String held = put(field, text);
            window.on(() -> field.fireEvent(new ActionEvent()));
            window.settle();
            String asked = window.workspace.grid().questionProperty().get().search();
            assertEquals(held.isBlank() ? null : held.strip(), asked, text);
        }
        put(field, "");
        window.on(() -> field.fireEvent(new ActionEvent()));
        window.await(() -> window.workspace.grid().rows().peek(0) != null);
    }

    @Test
    void theBoxOfCtrlKAnswersEachAndGoesOnAnswering() {
        window.press(KeyCode.CONTROL, KeyCode.K);
        window.await(() -> found(".find-box .text-field") != null);
        var field = (TextField) found(".find-box .text-field");
        for (int i = 0; i < texts.size(); i += SOME) {
            put(field, texts.get(i));
            window.settle();
        }
        put(field, "高橋");
        window.await(() -> window.shows("異体字 高 = 髙"));
    }

    @Test
    void aCommentIsReadAsItWasSaid() {
        CellPlace place = new CellPlace(SampleCity.row(2), SampleCity.field("address"));
        window.on(() -> window.workspace.openCell(SampleCity.ROADS, place));
        window.await(() -> place.equals(window.workspace.grid().currentProperty().get()));
        window.press(KeyCode.SHIFT, KeyCode.F2);
        window.await(() -> found(".comment-box .text-area") != null);
        List<String> said = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            if (i % SOME != 0 && !rightToLeft(texts.get(i))) {
                continue;
            }
            window.await(() -> found(".comment-box .text-area") != null);
            var area = (TextArea) found(".comment-box .text-area");
            String held = put(area, texts.get(i));
            if (invisible(held)) {
                put(area, "");
                continue;
            }
            window.on(area::requestFocus);
            window.settle();
            window.press(KeyCode.CONTROL, KeyCode.ENTER);
            said.add(held.strip());
            int many = said.size();
            window.await(() -> comments().size() == many);
            window.await(() -> !held.equals(area.getText()) || area.getScene() == null);
        }
        assertEquals(
                said.stream().sorted().toList(),
                comments().stream().map(Comment::text).map(String::strip).sorted().toList());
        window.settle();
        assertEquals(List.of(), said.stream().filter(text -> !stands(text)).toList());
    }

    /// Such text is broken into lines where its words end.
    private boolean stands(String text) {
        return rightToLeft(text)
                ? Arrays.stream(text.split("\\s+", -1)).allMatch(window::shows)
                : window.shows(text);
    }

    private static boolean rightToLeft(String text) {
        return Bidi.requiresBidi(text.toCharArray(), 0, text.length());
    }

    /// Signs that are only told to the program that draws: said alone they say nothing, and are
    /// refused.
    private static boolean invisible(String text) {
        return text.codePoints()
                .allMatch(
                        c -> Character.isWhitespace(c) || Character.getType(c) == Character.FORMAT);
    }

    private List<Comment> comments() {
        return service.comments.threads(SampleCity.ROADS).stream()
                .flatMap(thread -> thread.comments().stream())
                .toList();
    }

    @Test
    void aViewHasTheNameItWasGiven() {
        List<String> given = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += SOME) {
            window.press(KeyCode.F8);
            window.await(() -> found(".views-form .primary") != null);
            String held = put((TextField) found(".views-form .text-field"), texts.get(i));
            if (held.isBlank() || given.contains(held.strip())) {
                window.press(KeyCode.ESCAPE);
                continue;
            }
            window.on(() -> ((Button) found(".views-form .primary")).fire());
            given.add(held.strip());
            window.await(() -> service.views.mine(SampleCity.ROADS).size() == given.size());
            window.settle();
        }
        assertEquals(
                given.stream().sorted().toList(),
                service.views.mine(SampleCity.ROADS).stream().map(this::name).sorted().toList());
    }

    private String name(LedgerView view) {
        return view.name().ja();
    }
}
