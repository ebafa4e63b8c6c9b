package jp.kakehashi.ledgerui.year;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.LedgerPrint;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.theme.FontResources;
import jp.kakehashi.wire.YearMessages;

/// A list of destruction on paper (廃棄簿), in Japanese: its rows by number and title, who proposed
/// and who confirmed it and when, and its hash. Blocks.
final class DestructionPaper {
    private final LedgerDesk desk;
    private final boolean training;
    private final LedgerDefinition definition;

    DestructionPaper(LedgerDesk desk, boolean training, LedgerDefinition definition) {
        this.desk = desk;
        this.training = training;
        this.definition = definition;
    }

    /// Writes a PDF; it appears whole or not at all.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.*`
    void write(Path file, YearMessages.Destruction list) {
        PrintJob job =
                new PrintJob(
                        new PrintFonts(FontResources::open),
                        desk.actor().name(),
                        desk.clock().instant(),
                        desk.zone(),
                        training,
                        PrintWords.JAPANESE,
                        PrintProgress.NONE);
        List<LedgerPrint.Column> columns = new ArrayList<>();
        columns.add(column(desk.texts().get("ledger.destroy.paper.place")));
        for (FieldId id : list.fields()) {
            columns.add(column(desk.label(definition, id)));
        }
        if (list.fields().isEmpty()) {
            columns.add(column(""));
        }
        String title =
                desk.texts()
                        .get(
                                "ledger.destroy.paper.title",
                                definition.label().ja(),
                                new YearWords(desk).name(list.year()));
        LedgerPrint.Table table =
                new LedgerPrint.Table(
                        title, columns, 0, PageFormat.of(Paper.A4, true), LedgerPrint.USUAL_SIZE);
        List<List<String>> rows = rows(list);
        new LedgerPrint(job).write(file, table, rows.iterator(), rows.size());
    }

    private static LedgerPrint.Column column(String head) {
        return new LedgerPrint.Column(head, ValueKind.LONG_TEXT, false);
    }

    private List<List<String>> rows(YearMessages.Destruction list) {
        List<List<String>> rows = new ArrayList<>();
        CellText cells = desk.cells();
        for (YearMessages.Line line : list.lines()) {
            List<String> row = new ArrayList<>();
            row.add(Integer.toString(rows.size() + 1));
            for (int i = 0; i < list.fields().size() && i < line.words().size(); i++) {
                FieldDefinition field = definition.field(list.fields().get(i)).orElse(null);
                String word = line.words().get(i);
                row.add(field == null || word.isEmpty() ? word : cells.show(field, word));
            }
            rows.add(row);
        }
        rows.add(said("ledger.destroy.paper.kept", cells.date(list.keptUntil().toString())));
        rows.add(
                said(
                        "ledger.destroy.paper.proposed",
                        day(list.proposedAt()) + " " + list.proposer()));
        String confirmer = list.confirmer();
        var at = list.decidedAt();
        rows.add(
                said(
                        "ledger.destroy.paper.confirmed",
                        confirmer == null || at == null
                                ? desk.texts().get("ledger.destroy.nobody")
                                : day(at) + " " + confirmer));
        rows.add(said("ledger.destroy.paper.hash", list.sha256()));
        return rows;
    }

    /// Paper is read on other days, too.
    private String day(Instant at) {
        ZonedDateTime there = at.atZone(desk.zone());
        return desk.cells().date(there.toLocalDate().toString())
                + " %d:%02d".formatted(there.getHour(), there.getMinute());
    }

    private List<String> said(String key, String words) {
        return List.of(desk.texts().get(key), words);
    }
}
