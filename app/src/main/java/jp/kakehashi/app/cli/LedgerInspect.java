package jp.kakehashi.app.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.sheets.OutsideWorkbooks;
import jp.kakehashi.sheets.SheetProblem;
import jp.kakehashi.sheets.SheetTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger inspect FILE [--rows]`: what is understood of a workbook or CSV, one object per
/// table; exit 1 when something in it needs a look.
final class LedgerInspect implements Verb {
    private final Console console;

    LedgerInspect(Console console) {
        this.console = console;
    }

    @Override
    public String name() {
        return "ledger inspect";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addOption(Verb.flag("--rows"));
        spec.addPositional(Verb.parameters("0", "FILE", "1"));
    }

    @Override
    public int run(ParseResult typed) {
        List<String> files = typed.matchedPositionalValue(0, List.of());
        boolean rows = typed.hasMatchedOption("--rows");
        List<SheetTable> tables = new OutsideWorkbooks().read(Path.of(files.getFirst()));
        console.print(tables.stream().map(t -> json(t, rows)).toList());
        return tables.stream().allMatch(t -> t.problems().isEmpty())
                ? ExitCode.DONE
                : ExitCode.HELD;
    }

    private static Map<String, @Nullable Object> json(SheetTable table, boolean rows) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("sheet", table.sheet());
        json.put("range", table.range());
        json.put("encoding", table.encoding());
        json.put("headerRows", table.headerRows());
        json.put("fields", table.fields().stream().map(LedgerInspect::json).toList());
        json.put("rowCount", table.rows().size());
        json.put("problems", table.problems().stream().map(LedgerInspect::json).toList());
        if (rows) {
            List<Map<String, @Nullable String>> all = new ArrayList<>();
            for (List<@Nullable String> row : table.rows()) {
                Map<String, @Nullable String> values = new LinkedHashMap<>();
                for (int i = 0; i < row.size(); i++) {
                    values.put(table.fields().get(i).name(), row.get(i));
                }
                all.add(values);
            }
            json.put("rows", all);
        }
        return json;
    }

    private static Map<String, String> json(SheetTable.Field field) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("name", field.name());
        json.put("type", field.type().code());
        json.put("column", field.column());
        return json;
    }

    private static Map<String, @Nullable String> json(SheetProblem problem) {
        Map<String, @Nullable String> json = new LinkedHashMap<>();
        json.put("sheet", problem.sheet());
        json.put("cell", problem.cell());
        json.put("kind", problem.kind().code());
        json.put("saw", problem.saw());
        json.put("suggests", problem.suggests());
        return json;
    }
}
