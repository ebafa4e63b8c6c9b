package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.LedgerService;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowQuery;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.SyncStatus;
import org.jspecify.annotations.Nullable;

/// What the demonstration does with ledgers: through the same service that the screens call, in the
/// same process.
final class StageLedgers {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MILLIS = 40;
    private static final int PAGE = 500;
    private static final String PURPOSE = "実演";

    private final StageScreen screen;
    private final ObjectMapper json;

    StageLedgers(StageScreen screen, ObjectMapper json) {
        this.screen = screen;
        this.json = json;
    }

    private LedgerService service() {
        return screen.desk().ledgers();
    }

    void edit(JsonNode order) {
        Map<FieldId, @Nullable String> cells = new HashMap<>();
        order.path("cells")
                .properties()
                .forEach(e -> cells.put(new FieldId(e.getKey()), e.getValue().asText()));
        LedgerId ledger = new LedgerId(order.path("ledger").asText());
        UUID row = UUID.fromString(order.path("row").asText());
        service().edit(ledger, service().row(ledger, row, PURPOSE), cells, ChangeNote.NONE);
    }

    String importWorkbook(String file) {
        LedgerId into =
                service().ledgers().stream().map(l -> l.definition().id()).findFirst().orElse(null);
        ImportPreview preview = service().previewImport(Path.of(file), into);
        return service().commitImport(preview, Progress.NONE).value();
    }

    void export(String ledger, String file) {
        service().export(everything(ledger, 0), Path.of(file), PURPOSE, Progress.NONE);
    }

    void resolve(String value, String reason) {
        var open = service().conflicts(false);
        StepFailed.unless(!open.isEmpty(), "no open conflict");
        service().resolve(open.getFirst().conflict(), value, reason);
    }

    ObjectNode rows(String ledger) {
        ObjectNode answer = json.createObjectNode();
        ObjectNode rows = answer.putObject("rows");
        for (long offset = 0; ; offset += PAGE) {
            var page = service().page(everything(ledger, offset));
            for (LedgerService.RowView row : page.rows()) {
                ObjectNode cells = rows.putObject(row.row().toString());
                row.values().forEach((field, value) -> cells.put(field.value(), value));
            }
            if (page.rows().size() < PAGE) {
                return answer;
            }
        }
    }

    private static RowQuery everything(String ledger, long offset) {
        return new RowQuery(new LedgerId(ledger), null, List.of(), null, false, offset, PAGE);
    }

    ObjectNode conflicts() {
        ObjectNode answer = json.createObjectNode();
        ArrayNode list = answer.putArray("conflicts");
        for (LedgerService.ConflictView view : service().conflicts(false)) {
            list.addObject()
                    .put("standing", view.conflict().standing().value())
                    .put("kept", view.conflict().kept().value())
                    .put("mayDecide", view.mayDecide());
        }
        return answer;
    }

    /// Waits until `what` is `value`: `connection` (online, offline), `unsent`, `conflicts`,
    /// `rows:<ledger>`, `cell:<ledger>:<row>:<field>`.
    void await(String what, String value) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String seen = now(what);
        while (!seen.equals(value)) {
            StepFailed.unless(
                    System.nanoTime() < end, what + " is " + seen + ", expected " + value);
            Thread.sleep(LOOK_AGAIN_MILLIS);
            seen = now(what);
        }
        screen.settle();
    }

    private String now(String what) {
        String[] words = what.split(":", 4);
        return switch (words[0]) {
            case "connection" -> status().line().name().toLowerCase(Locale.ROOT);
            case "unsent" -> Long.toString(status().unsent());
            case "conflicts" -> Integer.toString(service().conflicts(false).size());
            case "rows" -> count(words[1]);
            case "cell" -> cell(words[1], words[2], words[3]);
            default -> throw new StepFailed("nothing called " + what);
        };
    }

    private SyncStatus status() {
        return screen.desk().session().sync().status();
    }

    private String count(String ledger) {
        LedgerId id = new LedgerId(ledger);
        return service().ledgers().stream()
                .filter(l -> l.definition().id().equals(id))
                .map(l -> Long.toString(l.rows()))
                .findFirst()
                .orElse("none");
    }

    private String cell(String ledger, String row, String field) {
        try {
            return String.valueOf(
                    service()
                            .row(new LedgerId(ledger), UUID.fromString(row), PURPOSE)
                            .values()
                            .get(new FieldId(field)));
        } catch (ProblemException e) {
            return e.problem().key();
        }
    }
}
