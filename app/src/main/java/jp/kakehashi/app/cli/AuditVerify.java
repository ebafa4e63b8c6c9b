package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.server.audit.storage.AuditReport;
import jp.kakehashi.sync.KeptHeads;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages.SignedHead;
import jp.kakehashi.wire.Messages.SignedViewings;
import jp.kakehashi.wire.Messages.Verify;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `audit verify`: walks the hash chains, replays every row and compares signed heads that
/// workstations kept, from a file or straight from a workstation's folder. Exit 1 names what was
/// changed, removed, inserted or cut off.
final class AuditVerify implements Verb {
    private final Console console;
    private final LedgerPlace place;

    AuditVerify(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public void declare(CommandSpec spec) {
        place.declare(spec);
        spec.addOption(Verb.options("--heads", "FILE"));
        spec.addOption(Verb.options("--replica", "DIR"));
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        List<SignedHead> heads = new ArrayList<>();
        List<SignedViewings> viewings = new ArrayList<>();
        for (String file : typed.matchedOptionValue("--heads", List.<String>of())) {
            heads.addAll(read(Path.of(file)));
        }
        for (String dir : typed.matchedOptionValue("--replica", List.<String>of())) {
            Verify kept = new KeptHeads(Path.of(dir), place.clock()).of(place.world(typed));
            heads.addAll(kept.heads());
            viewings.addAll(kept.viewings() == null ? List.of() : kept.viewings());
        }
        try (LedgerDesk desk = place.open(typed)) {
            AuditReport report = desk.verify(new Verify(heads, viewings), AuditReport.class);
            console.printMessage(report);
            return report.whole() ? ExitCode.DONE : ExitCode.HELD;
        }
    }

    /// One head a line, as workstations write them.
    private static List<SignedHead> read(Path file) throws IOException {
        Json json = new Json();
        List<SignedHead> heads = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            @Nullable String text = line.isBlank() ? null : line;
            if (text != null) {
                heads.add(json.read(text, SignedHead.class));
            }
        }
        return heads;
    }
}
