package jp.kakehashi.app.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.app.ledgers.ViewingNotes;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PageFormat.Paper;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintProgress;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintWords;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.ledger.LedgerPaper;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.ui.theme.FontResources;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `ledger print LEDGER --out F.pdf`: rows as a table or as a page per record. The viewing is
/// logged before the file is there.
final class LedgerPrint implements Verb {
    private final Console console;
    private final LedgerPlace place;

    LedgerPrint(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "ledger print";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameter("0", "LEDGER", "1"));
        spec.addOption(Verb.option("--out", "FILE"));
        spec.addOption(Verb.option("--paper", "A4|A3"));
        spec.addOption(Verb.flag("--landscape"));
        spec.addOption(Verb.flag("--per-record"));
        place.declare(spec);
        RowChoice.declare(spec);
    }

    @Override
    public int run(ParseResult typed) {
        LedgerId ledger = new LedgerId(typed.matchedPositionalValue(0, ""));
        String out = typed.matchedOptionValue("--out", "");
        if (out.isEmpty()) {
            throw new UsageException("--out FILE");
        }
        PageFormat format = PageFormat.of(paper(typed), typed.hasMatchedOption("--landscape"));
        try (LedgerDesk desk = place.open(typed)) {
            ChosenRows chosen = ChosenRows.of(typed, desk, ledger, place.clock());
            String purpose = typed.matchedOptionValue("--purpose", "print");
            ViewingNotes notes = new ViewingNotes(desk, place.clock());
            LedgerPaper.Content content =
                    new LedgerPaper.Content(
                            chosen.definition(),
                            chosen.fields(),
                            chosen.states(),
                            chosen.rows().size(),
                            all ->
                                    notes.note(
                                            chosen.definition(), "print", purpose, chosen.rows()));
            LedgerPaper paper = new LedgerPaper(job(typed, desk), format);
            PrintReport report =
                    typed.hasMatchedOption("--per-record")
                            ? paper.records(Path.of(out), content)
                            : paper.table(Path.of(out), content);
            console.print(
                    Map.of(
                            "file", out,
                            "rows", chosen.rows().size(),
                            "pages", report.pages(),
                            "notAsWritten", report.entries().stream().map(LedgerPrint::of).toList(),
                            "notListed", report.notListed()));
            return ExitCode.DONE;
        }
    }

    private static Paper paper(ParseResult typed) {
        String paper = typed.matchedOptionValue("--paper", "A4");
        return switch (paper) {
            case "A4" -> Paper.A4;
            case "A3" -> Paper.A3;
            default -> throw new UsageException("--paper " + paper);
        };
    }

    private PrintJob job(ParseResult typed, LedgerDesk desk) {
        return new PrintJob(
                new PrintFonts(FontResources::open),
                desk.actor().name(),
                place.clock().instant(),
                ZoneId.systemDefault(),
                place.world(typed) == World.TRAINING,
                PrintWords.JAPANESE,
                PrintProgress.NONE);
    }

    private static Map<String, Object> of(PrintReport.Entry entry) {
        return Map.of(
                "kind", entry.kind().name(),
                "character", entry.character(),
                "codePoints", entry.codePoints(),
                "page", entry.page(),
                "where", entry.where());
    }
}
