package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.StoredRow;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.YearMessages;
import org.jspecify.annotations.Nullable;

/// A ledger with fiscal years on a server without its port.
final class YearSite implements AutoCloseable {
    static final String YEARS = "/api/ledgers/{ledger}/years";
    static final String LIST = YEARS + "/lists/{list}";
    static final String RULE =
            """
              - {id: day, name: {ja: 許可日, en: Day}, type: date}
              - {id: state, name: {ja: 状態, en: State}, type: text}
              - {id: before, name: {ja: 前年度の行, en: Before}, type: link, link: {ledger: permits, shows: permit}}
            year:
              field: day
              open: 'state = "有効"'
              previous: before
              accountsClosing: true
              retention: 5
              reopen: {roles: [head]}
              destroy: {roles: [archivist]}
              lists: [number, place]
            """;

    final Site site;
    final CallerSession closer;
    final CallerSession head;

    YearSite(Path dir, Database database) {
        site = new Site(dir, database, Databases.inMemory());
        closer = site.caller("1101", "civil", "keeper");
        head = site.caller("1102", "citizen", "keeper", "head");
        on(LocalDate.of(2027, 4, 2));
    }

    YearSite published() {
        site.publish(site.administrator, definition());
        return this;
    }

    static LedgerDefinition definition() {
        return new DefinitionYaml().read(Site.DEFINITION + RULE);
    }

    /// Moves the clock to noon of a day in Japan.
    void on(LocalDate day) {
        var noon = day.atTime(12, 0).atZone(RowYears.JAPAN).toInstant();
        site.clock.pass(Duration.between(site.clock.instant(), noon));
    }

    UUID row(String day, String state, String... more) {
        UUID row = UUID.randomUUID();
        List<String> cells = new ArrayList<>(List.of("name", "人", "day", day, "state", state));
        cells.addAll(List.of(more));
        site.accept(closer, site.create(closer, row, cells.toArray(String[]::new)));
        return row;
    }

    void rows(int count, String day, String state, String... more) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> cells =
                    new ArrayList<>(List.of("name", "人" + i, "day", day, "state", state));
            cells.addAll(List.of(more));
            changes.add(site.create(closer, UUID.randomUUID(), cells.toArray(String[]::new)));
        }
        site.push(closer, changes.toArray(Change[]::new));
    }

    YearMessages.Closed close(CallerSession by, int year, UUID run, boolean freeze) {
        return (YearMessages.Closed)
                site.body(
                        site.call(
                                by,
                                "POST",
                                YEARS + "/{year}",
                                new YearMessages.Close(run, freeze),
                                Map.of("year", "" + year)));
    }

    YearMessages.Preview preview(CallerSession by, int year) {
        var names = Map.of("year", "" + year);
        return (YearMessages.Preview)
                site.body(site.call(by, "GET", YEARS + "/{year}", null, names));
    }

    YearMessages.Years years(CallerSession by) {
        return (YearMessages.Years) site.body(site.call(by, "GET", YEARS, null, Map.of()));
    }

    YearMessages.Undone undo(CallerSession by, int year) {
        var names = Map.of("year", "" + year);
        return (YearMessages.Undone)
                site.body(site.call(by, "DELETE", YEARS + "/{year}/carried", null, names));
    }

    void reopen(CallerSession by, int year, String reason) {
        var names = Map.of("year", "" + year);
        site.call(by, "POST", YEARS + "/{year}/reopen", new YearMessages.Reopen(reason), names);
    }

    YearMessages.Destruction propose(CallerSession by, UUID id) {
        return destruction(
                by, "POST", YEARS + "/2026/destruction", new YearMessages.Propose(id), Map.of());
    }

    YearMessages.Destruction list(CallerSession by, UUID id) {
        return destruction(by, "GET", LIST, null, Map.of("list", id.toString()));
    }

    YearMessages.Destruction decide(
            CallerSession by, YearMessages.Destruction list, boolean confirm) {
        var sent = new YearMessages.Decide(confirm, list.sha256());
        return destruction(by, "POST", LIST, sent, Map.of("list", list.id().toString()));
    }

    private YearMessages.Destruction destruction(
            CallerSession by,
            String method,
            String path,
            @Nullable Object body,
            Map<String, String> names) {
        return (YearMessages.Destruction) site.body(site.call(by, method, path, body, names));
    }

    /// How many acts of `kind` the years' own record has.
    long acts(String kind) {
        return years(closer).acts().stream().filter(act -> act.kind().equals(kind)).count();
    }

    /// How many rows ended.
    long ends() {
        return site.database.read(
                db ->
                        db.fetch("select kind from history").stream()
                                .filter(r -> "DELETE".equals(r.get(0, String.class)))
                                .count());
    }

    /// How many rows of a table of the database still tell `word`.
    long telling(String table, String word) {
        return site.database.read(
                db ->
                        db.fetch("select * from " + table).stream()
                                .filter(
                                        row ->
                                                Arrays.stream(row.intoArray())
                                                        .map(String::valueOf)
                                                        .anyMatch(value -> value.contains(word)))
                                .count());
    }

    RowState state(UUID row) {
        return site.database
                .read(db -> site.stores.tables().row(db, definition(), row))
                .orElseThrow()
                .state();
    }

    /// The rows that are there and lead back to another.
    List<RowState> carried() {
        List<RowState> found = new ArrayList<>();
        site.database.read(
                db -> {
                    site.stores.queries().scan(db, definition(), row -> add(found, row));
                    return found;
                });
        return found;
    }

    private static void add(List<RowState> found, StoredRow row) {
        if (!row.state().deleted() && row.state().value(Site.field("before")) != null) {
            found.add(row.state());
        }
    }

    @Override
    public void close() {
        site.database.close();
        site.training.close();
    }
}
