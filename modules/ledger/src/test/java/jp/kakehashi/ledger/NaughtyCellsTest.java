package jp.kakehashi.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.CsvEncoding;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.Values;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Big List of Naughty Strings as values of cells, from the keeper's hand through head office
/// and out again: each comes through whole or is refused by name.
final class NaughtyCellsTest {
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
                              - {id: place, name: 通し, type: number}
                              - {id: words, name: 文, type: long_text}
                            """);
    private static final FieldId PLACE = new FieldId("place");
    private static final FieldId WORDS = new FieldId("words");

    @TempDir Path dir;

    private static List<String> naughty() throws IOException {
        Path shared = Path.of(System.getProperty("kakehashi.root")).resolveSibling("shared");
        Path list = shared.resolve("data").resolve("text").resolve("blns.json");
        boolean ci = "true".equals(System.getenv("CI")) && Files.exists(shared);
        Assumptions.assumeTrue(ci || Files.exists(list), "no list of naughty strings here");
        List<String> texts = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(list.toFile())) {
            texts.add(each.asText());
        }
        return texts;
    }

    private static final class Ear extends Handler {
        private final List<String> heard = new ArrayList<>();

        @Override
        public synchronized void publish(LogRecord record) {
            heard.add(
                    record.getMessage()
                            + List.of(
                                    record.getParameters() == null
                                            ? new Object[0]
                                            : record.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static RowQuery all(String search) {
        return new RowQuery(FORM.id(), search, List.of(), PLACE, false, 0, 2_000);
    }

    @Test
    void eachComesThroughWholeOrIsRefusedByName() throws IOException {
        List<String> texts = naughty();
        FieldDefinition words = FORM.field(WORDS).orElseThrow();
        Ear ear = new Ear();
        Logger root = Logger.getLogger("");
        root.addHandler(ear);
        try (KeeperDesk desk = new KeeperDesk(dir)) {
            LedgerService service = desk.service();
            service.design().publish(new DefinitionYaml().write(FORM));
            desk.await(() -> service.ledgers().stream().anyMatch(l -> l.definition().equals(FORM)));
            Map<UUID, String> written = new LinkedHashMap<>();
            Set<String> refusals = new HashSet<>();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                Map<FieldId, String> values =
                        new HashMap<>(Map.of(PLACE, Integer.toString(i), WORDS, text));
                if (text.isEmpty()) {
                    continue;
                }
                if (Values.problem(words, text).isPresent()) {
                    ProblemException no =
                            assertThrows(
                                    ProblemException.class,
                                    () -> service.create(FORM.id(), values, ChangeNote.NONE),
                                    text);
                    refusals.add(no.problem().key());
                } else {
                    RowView row = service.create(FORM.id(), values, ChangeNote.NONE);
                    written.put(row.row(), text);
                }
            }
            assertTrue(written.size() > texts.size() * 9 / 10, "refused too many: " + refusals);
            assertEquals(
                    Set.of(),
                    refusals.stream()
                            .filter(k -> !k.startsWith("problem.value."))
                            .collect(java.util.stream.Collectors.toSet()));
            desk.await(() -> service.ledgers().getFirst().unsent() == 0);
            assertEquals(List.of(), service.returned());
            onScreen(service, written);
            outside(service, written);
        } finally {
            root.removeHandler(ear);
        }
        Set<String> told = new HashSet<>(ear.heard);
        for (String text : texts) {
            assertFalse(
                    text.length() > 12 && told.stream().anyMatch(line -> line.contains(text)),
                    "in a log: " + text);
        }
    }

    private void onScreen(LedgerService service, Map<UUID, String> written) {
        Map<UUID, String> seen = new HashMap<>();
        for (RowView row : service.page(all(null)).rows()) {
            seen.put(row.row(), row.values().get(WORDS));
        }
        assertEquals(written, seen);
        written.forEach(
                (row, text) -> {
                    List<LedgerService.HistoryEntry> past =
                            service.history(FORM.id(), row, WORDS, "試験");
                    assertEquals(1, past.size());
                    assertTrue(
                            past.getFirst().change().change().edits().stream()
                                    .anyMatch(e -> text.equals(e.value())),
                            text);
                    // Any of them may be looked for; letters and digits are found.
                    List<RowView> found =
                            service.page(all(text.length() > 100 ? text.substring(0, 100) : text))
                                    .rows();
                    if (text.codePoints().allMatch(Character::isLetterOrDigit)) {
                        assertTrue(found.stream().anyMatch(r -> r.row().equals(row)), text);
                    }
                });
    }

    private void outside(LedgerService service, Map<UUID, String> written) throws IOException {
        Path xlsx = dir.resolve("naughty.xlsx");
        service.export(all(null), xlsx, "試験", Progress.NONE);
        same(List.copyOf(written.values()), words(xlsx));
        Path csv = dir.resolve("naughty.csv");
        service.export(all(null), csv, "試験", Progress.NONE);
        same(List.copyOf(written.values()), words(csv));
        Path old = dir.resolve("naughty-sjis.csv");
        ProblemException no =
                assertThrows(
                        ProblemException.class,
                        () ->
                                service.export(
                                        all(null),
                                        List.of(),
                                        old,
                                        CsvEncoding.WINDOWS_31J,
                                        "試験",
                                        Progress.NONE));
        assertEquals("problem.sheet.unwritable", no.problem().key());
        assertFalse(Files.exists(old));
        CharsetEncoder encoder = Charset.forName("windows-31j").newEncoder();
        assertTrue(written.values().stream().filter(encoder::canEncode).count() > 300);
        ImportPreview back = service.previewImport(xlsx, FORM.id());
        assertEquals(written.size(), back.rows().size());
    }

    private static void same(List<String> written, List<String> read) {
        List<String> other = new ArrayList<>();
        for (int i = 0; i < Math.min(written.size(), read.size()); i++) {
            // A cell of spaces alone is an empty one to whoever reads a workbook.
            String expected = written.get(i).isBlank() ? null : written.get(i);
            if (!Objects.equals(expected, read.get(i))) {
                other.add(codes(written.get(i)) + " -> " + codes(read.get(i)));
            }
        }
        assertEquals(List.of(), other);
        assertEquals(written.size(), read.size());
    }

    private static String codes(String text) {
        StringBuilder codes = new StringBuilder();
        if (text != null) {
            text.codePoints()
                    .limit(40)
                    .forEach(
                            c ->
                                    codes.append(
                                            c > 0x20 && c < 0x7f
                                                    ? "" + (char) c
                                                    : "<" + Integer.toHexString(c) + ">"));
        }
        return codes.toString();
    }

    private static List<String> words(Path file) {
        List<String> found = new ArrayList<>();
        for (SheetTable table : new WorkbookReader().read(file)) {
            int at = table.fields().stream().map(f -> f.name()).toList().indexOf("文");
            table.rows().forEach(row -> found.add(row.get(at)));
        }
        return found;
    }
}
