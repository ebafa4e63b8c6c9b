package jp.kakehashi.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.sync.device.SealedEdits;
import jp.kakehashi.wire.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// `audit unseal FILE...`: what a revoked PC, or one too long without the line, had not sent. Only
/// the server that the PC belonged to can open it, and only for an administrator, who is noted.
final class AuditUnseal implements Verb {
    private final Console console;
    private final LedgerPlace place;

    AuditUnseal(Console console, LedgerPlace place) {
        this.console = console;
        this.place = place;
    }

    @Override
    public String name() {
        return "audit unseal";
    }

    @Override
    public void declare(CommandSpec spec) {
        spec.addPositional(Verb.parameters("0..*", "FILE", "1..*"));
        place.declare(spec);
    }

    @Override
    public int run(ParseResult typed) throws IOException {
        List<Map<String, @Nullable Object>> opened = new ArrayList<>();
        try (LedgerDesk desk = place.open(typed)) {
            for (String file : typed.matchedPositionalValue(0, List.<String>of())) {
                String content = desk.unseal(Files.readAllBytes(Path.of(file)));
                opened.add(listed(file, new Json().read(content, SealedEdits.class)));
            }
        }
        console.print(opened);
        return ExitCode.DONE;
    }

    private static Map<String, @Nullable Object> listed(String file, SealedEdits sealed) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("file", file);
        one.put("world", sealed.world().name());
        one.put("staff", sealed.actor().staff());
        one.put("name", sealed.actor().name());
        one.put("office", sealed.actor().office());
        one.put("device", sealed.device());
        one.put("reason", sealed.reason());
        one.put("sealedAt", sealed.at().toString());
        one.put("edits", sealed.changes().stream().map(AuditUnseal::listed).toList());
        one.put("comments", sealed.comments().stream().map(AuditUnseal::listed).toList());
        one.put("begun", sealed.begun().stream().map(AuditUnseal::listed).toList());
        return one;
    }

    private static Map<String, @Nullable Object> listed(CommentAct act) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("comment", act.id().toString());
        one.put("ledger", act.ledger().value());
        one.put("row", act.row().toString());
        one.put("field", act.field() == null ? null : act.field().value());
        one.put("kind", act.kind().name());
        one.put("madeAt", act.madeAt().toString());
        one.put("text", act.text());
        return one;
    }

    private static Map<String, @Nullable Object> listed(BegunText begun) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("ledger", begun.ledger().value());
        one.put("row", begun.row().toString());
        one.put("field", begun.field() == null ? null : begun.field().value());
        one.put("kind", begun.kind().name());
        one.put("begunAt", begun.at().toString());
        one.put("text", begun.text());
        return one;
    }

    private static Map<String, @Nullable Object> listed(Change change) {
        Map<String, @Nullable Object> one = new LinkedHashMap<>();
        one.put("change", change.id().toString());
        one.put("ledger", change.ledger().value());
        one.put("row", change.row().toString());
        one.put("kind", change.kind().name());
        one.put("madeAt", change.madeAt().toString());
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        change.edits().forEach(edit -> values.put(edit.field().value(), edit.value()));
        one.put("values", values);
        return one;
    }
}
