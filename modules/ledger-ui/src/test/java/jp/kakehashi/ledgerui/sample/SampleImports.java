package jp.kakehashi.ledgerui.sample;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.ledger.FileTable;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledger.ImportPreview.ImportProblem;
import jp.kakehashi.ledger.LedgerImports.PastImport;
import jp.kakehashi.ledger.Overlap;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;

/// Files on their way into ledgers.
public final class SampleImports {
    private SampleImports() {}

    /// What an import of a workbook like last year's would do.
    public static ImportPreview preview() {
        LedgerDefinition of = SampleCity.roads();
        List<FieldDefinition> fields =
                Stream.of("permit", "name", "address", "permitted", "until", "fee", "state")
                        .map(id -> of.field(SampleCity.field(id)).orElseThrow())
                        .toList();
        LedgerDefinition definition =
                new LedgerDefinition(
                        new LedgerId("sign_permit"),
                        1,
                        new jp.kakehashi.records.Label("看板設置許可台帳R8", "Sign permits R8"),
                        "civil",
                        false,
                        true,
                        of.access(),
                        fields);
        List<List<String>> cells = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            Map<FieldId, String> permit = SampleCity.permit(i);
            List<String> row =
                    new ArrayList<>(fields.stream().map(f -> permit.get(f.id())).toList());
            List<String> found = new ArrayList<>(row);
            if (i == 4) {
                row.set(4, null);
                found.set(4, "平成33年3月31日");
            }
            if (i == 9) {
                row.set(5, null);
                found.set(5, "約5千円");
            }
            rows.add(row);
            cells.add(found);
            numbers.add(4 + i);
        }
        List<ImportProblem> problems = problems();
        List<FieldId> ids = fields.stream().map(FieldDefinition::id).toList();
        List<FileTable.Column> columns = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            String letter = Character.toString('A' + i);
            columns.add(new FileTable.Column(letter, fields.get(i).label().ja()));
        }
        return new ImportPreview(
                Path.of("看板設置許可台帳R8.xlsx"),
                "R8",
                "A3:G403",
                definition,
                true,
                false,
                new FileTable(columns, cells, numbers, problems, "看板設置許可台帳（令和８年度）"),
                ids,
                ids,
                rows,
                problems,
                Overlap.NONE,
                null);
    }

    private static List<ImportProblem> problems() {
        return List.of(
                new ImportProblem("E8", "after_era", "平成33年3月31日", "令和3年3月31日"),
                new ImportProblem("F13", "not_a_number", "約5千円", ""));
    }

    /// A file of another layout on its way into the road ledger: one column has another name.
    public static ImportPreview previewInto() {
        ImportPreview found = preview();
        List<FieldId> columns = new ArrayList<>(found.columns());
        List<FileTable.Column> named = new ArrayList<>(found.table().columns());
        named.set(2, new FileTable.Column("C", "設置場所"));
        columns.set(2, null);
        LedgerDefinition roads = SampleCity.roads();
        return new ImportPreview(
                        found.file(),
                        found.sheet(),
                        found.range(),
                        roads,
                        false,
                        false,
                        new FileTable(
                                named,
                                found.table().cells(),
                                found.table().rowNumbers(),
                                found.table().problems(),
                                found.table().title()),
                        found.columns(),
                        roads.fields().stream()
                                .filter(f -> roads.mayWrite(SampleCity.SATO, f))
                                .map(FieldDefinition::id)
                                .toList(),
                        found.rows(),
                        found.problems(),
                        Overlap.NONE,
                        null)
                .mapped(columns);
    }

    /// Three imports: one that may be taken back, one that was, and one of somebody else.
    public static List<PastImport> past() {
        Instant now = SampleCity.clock().instant();
        return List.of(
                past(1, "占用台帳R8.xlsx", "阿部", now.minusSeconds(900), 1_240, 0, null, true),
                past(
                        2,
                        "占用台帳R7（確認済）.xlsx",
                        "佐藤",
                        now.minusSeconds(86_400),
                        98_312,
                        98_300,
                        now.minusSeconds(80_000),
                        true),
                past(3, "", "本間", now.minusSeconds(900_000), 12, 0, null, false));
    }

    private static PastImport past(
            int n,
            String file,
            String name,
            Instant at,
            long rows,
            long undone,
            Instant undoneAt,
            boolean mayUndo) {
        return new PastImport(
                new UUID(9, n),
                file,
                name,
                "asahi",
                at,
                rows,
                undone,
                undoneAt,
                file.isEmpty() ? null : original(n, file),
                false,
                mayUndo);
    }

    private static Attachment original(int n, String name) {
        return new Attachment(
                new UUID(12, n), name, 48_000, "0".repeat(64), "application/vnd.ms-excel");
    }
}
