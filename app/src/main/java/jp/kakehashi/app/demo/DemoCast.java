package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import jp.kakehashi.app.city.City;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.sheets.SampleWorkbooks;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.sheets.WorkbookReader;
import jp.kakehashi.wire.AccountMessages.NewStaff;
import org.jspecify.annotations.Nullable;

/// The people of the demonstration (samples, no real persons) and their passwords, new at each run.
final class DemoCast {
    private static final String ADMINISTRATOR = "9001";

    private static final long SEED = 20_261_121;

    private final LedgerDefinition ledger = City.ledger("road_occupancy", "road_occupancy");
    private final Map<String, NewStaff> people = new LinkedHashMap<>();

    DemoCast() {
        add(ADMINISTRATOR, "管理 太郎", "honsho", "info", Set.of(Actor.ADMINISTRATOR));
        add("2001", "佐藤", "honsho", "civil", Set.of("keeper", Actor.ADMINISTRATOR));
        add("1001", "阿部", "asahi", "counter", Set.of("keeper"));
    }

    private void add(String staff, String name, String office, String section, Set<String> roles) {
        byte[] noise = new byte[9];
        new SecureRandom().nextBytes(noise);
        String password = HexFormat.of().formatHex(noise);
        people.put(staff, new NewStaff(staff, name, office, section, roles, password));
    }

    NewStaff administrator() {
        return person(ADMINISTRATOR);
    }

    List<NewStaff> others() {
        return people.values().stream().filter(p -> !p.staff().equals(ADMINISTRATOR)).toList();
    }

    String password(String staff) {
        return Objects.requireNonNull(person(staff).password());
    }

    /// Name of the field for the fee, the term's end and notes in the pack's ledger.
    String feeField() {
        return "fee";
    }

    String untilField() {
        return "until";
    }

    String noteField() {
        return "note";
    }

    /// Writes the workbook that head office has kept so far.
    void writeWorkbook(Path file, int rows) throws IOException {
        new SampleWorkbooks().roadOccupancy(file, rows, SEED);
    }

    /// An exported workbook as values by permit number and field.
    Map<String, Map<String, String>> read(Path file) {
        SheetTable table = new WorkbookReader().read(file).getFirst();
        List<Map<FieldId, String>> rows = new ArrayList<>();
        for (List<@Nullable String> cells : table.rows()) {
            Map<FieldId, String> row = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                FieldDefinition field = labelled(table.fields().get(i).name());
                String cell = cells.get(i);
                if (field != null && cell != null) {
                    row.put(field.id(), code(field, cell));
                }
            }
            rows.add(row);
        }
        return byPermit(rows);
    }

    /// Rows as a grid writes them in Japanese, by permit number and field, in the form of values.
    Map<String, Map<String, String>> shown(Iterable<JsonNode> shown) {
        CellText japanese = new CellText("ja");
        List<Map<FieldId, String>> rows = new ArrayList<>();
        for (JsonNode node : shown) {
            Map<FieldId, String> row = new HashMap<>();
            for (FieldDefinition field : ledger.fields()) {
                JsonNode words = node.get(field.id().value());
                String value = words == null ? null : read(japanese, field, words.asText());
                if (value != null) {
                    row.put(field.id(), value);
                }
            }
            rows.add(row);
        }
        return byPermit(rows);
    }

    private static @Nullable String read(CellText language, FieldDefinition field, String words) {
        return !field.type().byHand() ? words : language.read(field, words);
    }

    private static Map<String, Map<String, String>> byPermit(List<Map<FieldId, String>> rows) {
        Map<String, Map<String, String>> found = new TreeMap<>();
        for (Map<FieldId, String> row : rows) {
            Map<String, String> cells = new TreeMap<>();
            row.forEach((field, value) -> cells.put(field.value(), value));
            found.put(cells.getOrDefault("permit", ""), cells);
        }
        return found;
    }

    private @Nullable FieldDefinition labelled(String label) {
        return ledger.fields().stream()
                .filter(f -> f.label().ja().equals(label))
                .findFirst()
                .orElse(null);
    }

    private static String code(FieldDefinition field, String cell) {
        return field.choices().stream()
                .filter(c -> c.label().ja().equals(cell))
                .map(FieldDefinition.Choice::code)
                .findFirst()
                .orElse(cell);
    }

    /// The ledger that the workbook is imported into.
    LedgerDefinition ledger() {
        return ledger;
    }

    private NewStaff person(String staff) {
        NewStaff person = people.get(staff);
        if (person == null) {
            throw new StepFailed("nobody plays " + staff);
        }
        return person;
    }
}
