package jp.kakehashi.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.app.ledgers.RowFilters;
import jp.kakehashi.app.ledgers.ViewingNotes;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.wire.Messages.SnapshotRow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger query [LEDGER]`: the ledgers there are, or the rows of one.
final class LedgerQuery implements Verb {
    private final Console console;
    private final LedgerPlace place;

    LedgerQuery(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "ledger query";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "LEDGER", "0..1"));
        place.declare(spec);
        RowChoice.declare(spec);
        spec.addOption(Verb.option("--offset", "N"));
        spec.addOption(Verb.option("--limit", "N"));
    }

    @Override
    public int run(ParseResult typed) {
        @Nullable String ledger = typed.matchedPositionalValue(0, null);
        int offset = Verb.number(typed, "--offset", 0);
        int limit = Verb.number(typed, "--limit", 100);
        try (LedgerDesk desk = place.open(typed)) {
            if (ledger == null) {
                console.print(desk.definitions().stream().map(LedgerQuery::summary).toList());
                return ExitCode.DONE;
            }
            LedgerDefinition definition = desk.definition(new LedgerId(ledger));
            RowFilters filters = RowChoice.of(typed, definition, desk.actor(), place.clock());
            List<SnapshotRow> rows = filters.choose(desk.rows(definition.id()));
            List<SnapshotRow> shown = rows.stream().skip(offset).limit(limit).toList();
            new ViewingNotes(desk, place.clock())
                    .note(
                            definition,
                            "list",
                            typed.matchedOptionValue("--purpose", "query"),
                            shown);
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("ledger", definition.id().value());
            answer.put("version", definition.version());
            answer.put("total", rows.size());
            answer.put("rows", shown.stream().map(row -> row(definition, row)).toList());
            console.print(answer);
            return ExitCode.DONE;
        }
    }

    private static Map<String, Object> summary(LedgerDefinition definition) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("ledger", definition.id().value());
        summary.put("label", definition.label().ja());
        summary.put("version", definition.version());
        summary.put("owner", definition.owner());
        List<Map<String, String>> fields = new ArrayList<>();
        definition
                .fields()
                .forEach(
                        field ->
                                fields.add(
                                        Map.of(
                                                "field", field.id().value(),
                                                "label", field.label().ja(),
                                                "type", field.type().name())));
        summary.put("fields", fields);
        return summary;
    }

    private static Map<String, Object> row(LedgerDefinition definition, SnapshotRow each) {
        RowState state = each.row();
        Map<String, String> values = new LinkedHashMap<>();
        definition
                .fields()
                .forEach(
                        field -> {
                            FieldId id = field.id();
                            String value = state.value(id);
                            if (value != null) {
                                values.put(id.value(), value);
                            }
                        });
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("row", state.row().toString());
        row.put("seq", state.seq());
        row.put("acceptedAt", each.acceptedAt().toString());
        if (state.provisional() != null) {
            row.put("provisional", state.provisional());
        }
        row.put("values", values);
        return row;
    }
}
