package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.ApprovalMessages;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.Reply;
import jp.kakehashi.wire.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every route by which something can be read, those of tomorrow too, asked by people from whom a
/// row, a part of one, a field or a ledger is kept: one secret word stands in every place where
/// somebody may write, and in no answer and no refusal.
class EveryRouteTest {
    private static final String SECRET = "ヒミツ7351";
    private static final String MARK =
            """
              - id: mark
                name: {ja: 支援措置, en: Address protection}
                type: check
            """;
    private static final String GUARD =
            """
            guard:
              field: mark
              values: ["true"]
              seenBy: {sections: [civil]}
            """;

    /// What is kept back.
    enum Kept {
        ROW(GUARD),
        PART(GUARD + "  shows: [number, mark]\n"),
        FIELD(""),
        LEDGER("");

        private final String guard;

        Kept(String guard) {
            this.guard = guard;
        }

        String definition(int version) {
            String text =
                    Site.DEFINITION
                            .replace("version: 1", "version: " + version)
                            .replace("unique: true}", "unique: true, write: {sections: [civil]}}");
            if (this == FIELD) {
                // All that holds the word is for one section; the name is not.
                for (String field : List.of("permit", "place")) {
                    text =
                            text.replaceAll(
                                    "(\\{id: "
                                            + field
                                            + ", .*type: text[^\\n]*?)(, write: .*)?}\\n",
                                    "$1, read: {sections: [civil]}, write: {sections: [civil]}}\n");
                }
            }
            String years = YearSite.RULE.replace("year:\n", MARK + "year:\n");
            // A list of destruction may not name what only some may read, nor a link show it.
            return text
                    + (this == FIELD
                            ? years.replace("[number, place]", "[number]")
                                    .replace("shows: permit", "shows: name")
                            : years);
        }

        boolean guards() {
            return !guard.isEmpty();
        }
    }

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();
    private final UUID fresh = UUID.randomUUID();
    private final UUID approval = UUID.randomUUID();
    private final UUID run = UUID.randomUUID();

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
        site.feature.close();
    }

    private void write(Kept kept) {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
        site.publish(
                site.administrator,
                new DefinitionYaml().read(kept.definition(1) + ApprovalDesk.RULE));
        String name = kept == Kept.FIELD ? "甲" : SECRET + "甲";
        ChangeNote imported = ChangeNote.NONE.from(new ImportMark(run, SECRET + ".csv"));
        long seq =
                site.accept(
                        site.keeper,
                        site.create(
                                        site.keeper,
                                        row,
                                        "name",
                                        name,
                                        "place",
                                        SECRET + "町",
                                        "permit",
                                        SECRET + "号",
                                        "fee",
                                        "1200",
                                        "day",
                                        "2026-06-01",
                                        "state",
                                        "有効")
                                .with(imported));
        dispute(seq);
        say(kept);
        draft();
        if (kept.guards()) {
            site.publish(
                    site.administrator, new DefinitionYaml().read(kept.definition(2) + kept.guard));
            long last = site.page(site.keeper, 0).head().seq();
            site.accept(
                    site.keeper, Site.under(2, site.edit(site.keeper, row, last, "mark", "true")));
            site.accept(
                    site.keeper,
                    Site.under(
                            2,
                            site.create(
                                    site.keeper,
                                    fresh,
                                    "name",
                                    SECRET,
                                    "day",
                                    "2026-06-02",
                                    "mark",
                                    "true")));
        }
    }

    /// Two people write the same cell, with words about it.
    private void dispute(long seen) {
        CallerSession second = site.caller("1717", "civil", "keeper");
        for (CallerSession by : List.of(site.keeper, second)) {
            site.accept(
                    by,
                    site.change(
                            by,
                            row,
                            ChangeKind.EDIT,
                            seen,
                            ChangeNote.because(SECRET + "のため"),
                            null,
                            Site.edits(seen, "place", SECRET + by.actor().staff())));
        }
        var all = site.page(site.keeper, 0).conflicts();
        long last = site.page(site.keeper, 0).head().seq();
        for (var each : all) {
            site.accept(
                    site.keeper,
                    site.resolve(site.keeper, row, each.id(), last, "place", SECRET + "の先"));
        }
    }

    private void say(Kept kept) {
        UUID id = UUID.randomUUID();
        CommentAct said =
                new CommentAct(
                        id,
                        Site.LEDGER,
                        row,
                        kept == Kept.FIELD ? Site.field("place") : null,
                        id,
                        CommentAct.Kind.SAY,
                        SECRET + "のこと",
                        null,
                        site.keeper.actor().on(site.keeper.device()),
                        site.clock.instant());
        site.call(
                site.keeper,
                "POST",
                "/api/comments",
                new CommentMessages.Acts(List.of(said)),
                Map.of());
    }

    private void draft() {
        long seq = site.page(site.keeper, 0).head().seq();
        var sent =
                new ApprovalMessages.Draft(
                        UUID.randomUUID(),
                        approval,
                        SECRET + "の占用",
                        SECRET,
                        1200L,
                        null,
                        List.of(new ApprovalMessages.SeenRow(row, seq)));
        site.call(site.keeper, "POST", ApprovalDesk.DRAFTS, sent, Map.of());
        var names = Map.of("approval", approval.toString());
        var drafted =
                (ApprovalMessages.Approval)
                        site.body(site.call(site.keeper, "GET", ApprovalDesk.ONE, null, names));
        site.call(
                site.keeper,
                "POST",
                ApprovalDesk.ONE,
                new ApprovalMessages.Act(
                        UUID.randomUUID(), "WITHDRAW", null, false, SECRET, drafted.sha256()),
                names);
    }

    private String asked(CallerSession by, Route route, String ledger) {
        Map<String, String> given =
                Map.ofEntries(
                        Map.entry("ledger", ledger),
                        Map.entry("row", row.toString()),
                        Map.entry("approval", approval.toString()),
                        Map.entry("import", run.toString()),
                        Map.entry("file", UUID.randomUUID().toString()),
                        Map.entry("list", UUID.randomUUID().toString()),
                        Map.entry("way", UUID.randomUUID().toString()),
                        Map.entry("field", "place"),
                        Map.entry("year", "2026"),
                        Map.entry("amount", "1200"),
                        Map.entry("purpose", "照会"),
                        Map.entry("after", "0"),
                        Map.entry("limit", "1000"));
        try {
            return told(site.call(by, route.method(), route.path(), null, given));
        } catch (ProblemException refused) {
            return refused.problem().key() + refused.problem().args();
        }
    }

    private String told(Reply reply) {
        return switch (reply) {
            case Reply.Message(Object body) -> site.json.text(body);
            case Reply.Stream stream -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try {
                    stream.writer().writeTo(out);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                yield out.toString(StandardCharsets.UTF_8);
            }
        };
    }

    private List<Route> reading() {
        return site.feature.routes().stream().filter(r -> r.method().equals("GET")).toList();
    }

    /// The routes that tell `by` the word.
    private Set<String> telling(CallerSession by, String word) {
        Set<String> found = new TreeSet<>();
        for (String ledger : List.of(Site.LEDGER.value(), ApprovalDesk.REGISTER.value())) {
            for (Route route : reading()) {
                if (asked(by, route, ledger).contains(word)) {
                    found.add(route.path().replace("{ledger}", ledger));
                }
            }
        }
        return found;
    }

    private List<CallerSession> readers(Kept kept) {
        return kept == Kept.LEDGER
                ? List.of(site.stranger)
                : List.of(site.other, site.viewer, site.administrator);
    }

    @ParameterizedTest
    @EnumSource(Kept.class)
    void noRouteTellsWhatIsKeptFromItsReader(Kept kept) {
        write(kept);
        for (CallerSession by : readers(kept)) {
            assertTrue(
                    telling(by, SECRET).isEmpty(),
                    () -> by.actor().staff() + ": " + telling(by, SECRET));
            if (kept == Kept.ROW) {
                assertFalse(
                        telling(by, fresh.toString()).stream().findAny().isPresent(),
                        () -> "a row that was never seen: " + telling(by, fresh.toString()));
            }
        }
        Set<String> keeper = telling(site.keeper, SECRET);
        for (String path :
                List.of(
                        "/api/ledgers/permits/changes",
                        "/api/ledgers/permits/snapshot",
                        "/api/ledgers/permits/rows/{row}/history",
                        "/api/ledgers/permits/approvals",
                        "/api/ledgers/permits/approvals/{approval}",
                        "/api/ledgers/permits/imports",
                        "/api/ledgers/permits_kessai/changes",
                        "/api/ledgers/permits_kessai/snapshot",
                        "/api/comments")) {
            assertTrue(keeper.contains(path), () -> path + " tells its keeper: " + keeper);
        }
    }
}
