package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Two workstations and a backend keep one ledger, and nothing is lost: the line is cut, both go
/// on, one PC loses power, the line comes back. Every step checks what it claims.
final class LedgerScenario implements Closeable {
    private static final int IMPORTED_ROWS = 400;
    private static final int OFFLINE_EDITS = 50;
    private static final String HEAD_OFFICE_STAFF = "2001";
    private static final String BRANCH_STAFF = "1001";

    private final Path out;
    private final Path data;
    private final boolean headless;
    private final DemoReport report;
    private final DemoCast cast = new DemoCast();

    private @Nullable DemoServer server;
    private @Nullable CuttableLine line;
    private @Nullable StageWindow honsho;
    private @Nullable StageWindow asahi;
    private String ledger = "";
    private List<String> rows = List.of();
    private String contested = "";

    /// A scenario with its pictures and report in `out` and its data in `data`.
    LedgerScenario(Path out, Path data, boolean headless, DemoReport report) {
        this.out = out;
        this.data = data;
        this.headless = headless;
        this.report = report;
    }

    /// Plays every step.
    void play() throws InterruptedException {
        report.step("the server starts in its own process", this::startServer);
        report.step("head office signs in", this::headOfficeSignsIn);
        report.step("the branch hall signs in over its own line", this::branchSignsIn);
        report.step("head office imports a workbook of 400 rows", this::importWorkbook);
        report.step("the branch hall sees the same 400 rows", this::branchSeesRows);
        report.step("both edit different rows", this::differentRows);
        report.step("both edit different cells of one row", this::differentCells);
        report.step("the branch hall's line is cut", this::cutLine);
        report.step("both go on for 50 edits each, and both write one cell", this::goOnApart);
        report.step("the branch hall's PC loses power and comes back offline", this::losePower);
        report.step("the line comes back and everything arrives", this::lineComesBack);
        report.step("both workstations show the same rows", this::sameRows);
        report.step("the conflict is in both inboxes with both values", this::conflictShown);
        report.step("the ledger's owner decides it", this::resolve);
        report.step("the audit of the server's books passes", this::audit);
        report.step("the export equals what is on screen", this::exportEqualsScreen);
        report.step("every screen in its other states", this::otherStates);
    }

    private @Nullable String startServer() throws IOException, InterruptedException {
        server = new DemoServer(data.resolve("server"), out.resolve("server.log"));
        server.enrol(cast);
        line = new CuttableLine(server.port());
        return null;
    }

    private String headOfficeSignsIn() throws IOException {
        honsho = window("honsho", server().port());
        honsho.picture("00-sign-in");
        honsho.signIn(HEAD_OFFICE_STAFF, cast.password(HEAD_OFFICE_STAFF));
        honsho.await("connection", "online");
        return honsho.picture("01-signed-in");
    }

    private String branchSignsIn() throws IOException {
        asahi = window("asahi", line().port());
        asahi.signIn(BRANCH_STAFF, cast.password(BRANCH_STAFF));
        asahi.await("connection", "online");
        return asahi.picture("01-signed-in");
    }

    private StageWindow window(String name, int port) throws IOException {
        return new StageWindow(
                new StageWindow.Place(
                        name,
                        data.resolve(name),
                        "https://127.0.0.1:" + port,
                        server().authority(),
                        headless),
                out);
    }

    private String importWorkbook() throws IOException {
        Path workbook = data.resolve("占用台帳R8.xlsx");
        cast.writeWorkbook(workbook, IMPORTED_ROWS);
        honsho().show("import", workbook.toString());
        honsho().picture("02-import");
        ledger = honsho().importWorkbook(workbook);
        honsho().await("unsent", "0");
        rows = new ArrayList<>(honsho().rows(ledger).keySet());
        StepFailed.unless(rows.size() == IMPORTED_ROWS, "rows imported: " + rows.size());
        honsho().show("ledger", ledger);
        return honsho().picture("03-ledger");
    }

    private String branchSeesRows() throws IOException {
        asahi().await("rows:" + ledger, Integer.toString(IMPORTED_ROWS));
        asahi().show("ledger", ledger);
        return asahi().picture("03-ledger");
    }

    private String differentRows() throws IOException {
        honsho().edit(ledger, rows.get(0), Map.of(cast.noteField(), "現地確認済み"));
        asahi().edit(ledger, rows.get(1), Map.of(cast.noteField(), "電話で確認"));
        return bothShow(rows.get(0), cast.noteField(), "現地確認済み");
    }

    private String differentCells() throws IOException {
        String row = rows.get(2);
        honsho().edit(ledger, row, Map.of(cast.feeField(), "12400"));
        asahi().edit(ledger, row, Map.of(cast.noteField(), "延長願を受け取り"));
        bothShow(row, cast.noteField(), "延長願を受け取り");
        String picture = bothShow(row, cast.feeField(), "12400");
        StepFailed.unless(honsho().conflicts().isEmpty(), "a conflict where there is none");
        return picture;
    }

    private String bothShow(String row, String field, String value) throws IOException {
        String cell = "cell:" + ledger + ":" + row + ":" + field;
        honsho().await(cell, value);
        asahi().await(cell, value);
        return asahi().picture("04-edited");
    }

    private String cutLine() throws IOException {
        line().cut();
        asahi().await("connection", "offline");
        return asahi().picture("05-offline");
    }

    private String goOnApart() throws IOException {
        contested = rows.get(10);
        for (int i = 0; i < OFFLINE_EDITS; i++) {
            String row = rows.get(20 + i);
            asahi().edit(ledger, row, Map.of(cast.noteField(), "朝日で入力 " + i));
            honsho().edit(ledger, row, Map.of(cast.feeField(), Integer.toString(1_000 + 100 * i)));
        }
        asahi().edit(ledger, contested, Map.of(cast.untilField(), "2026-12-20"));
        honsho().edit(ledger, contested, Map.of(cast.untilField(), "2026-12-28"));
        honsho().await("unsent", "0");
        asahi().await("unsent", Integer.toString(OFFLINE_EDITS + 1));
        return asahi().picture("06-unsent");
    }

    private String losePower() throws IOException, InterruptedException {
        asahi().powerCut();
        asahi().signIn(BRANCH_STAFF, cast.password(BRANCH_STAFF));
        asahi().await("unsent", Integer.toString(OFFLINE_EDITS + 1));
        Map<String, JsonNode> kept = asahi().rows(ledger);
        for (int i = 0; i < OFFLINE_EDITS; i++) {
            String note = cell(kept, 20 + i, cast.noteField());
            StepFailed.unless(note.equals("朝日で入力 " + i), "edit " + i + " is now: " + note);
        }
        asahi().show("status", "");
        return asahi().picture("07-after-power-cut");
    }

    private String lineComesBack() throws IOException {
        line().mend();
        asahi().await("connection", "online");
        asahi().await("unsent", "0");
        honsho().await("cell:" + ledger + ":" + contested + ":" + cast.untilField(), "2026-12-20");
        asahi().show("ledger", ledger);
        return asahi().picture("08-caught-up");
    }

    private @Nullable String sameRows() throws IOException {
        Map<String, JsonNode> here = honsho().rows(ledger);
        Map<String, JsonNode> there = asahi().rows(ledger);
        for (var entry : here.entrySet()) {
            JsonNode other = there.get(entry.getKey());
            StepFailed.unless(entry.getValue().equals(other), "row " + entry.getKey() + " differs");
        }
        StepFailed.unless(here.size() == there.size(), here.size() + " and " + there.size());
        for (int i = 0; i < OFFLINE_EDITS; i++) {
            StepFailed.unless(
                    cell(here, 20 + i, cast.noteField()).equals("朝日で入力 " + i)
                            && cell(here, 20 + i, cast.feeField()).equals("" + (1_000 + 100 * i)),
                    "an edit made apart is missing in row " + (20 + i));
        }
        return null;
    }

    private String cell(Map<String, JsonNode> shown, int row, String field) {
        JsonNode cells = shown.get(rows.get(row));
        return cells == null ? "" : cells.path(field).asText();
    }

    private String conflictShown() throws IOException {
        for (StageWindow window : List.of(honsho(), asahi())) {
            window.await("conflicts", "1");
            JsonNode conflict = window.conflicts().get(0);
            StepFailed.unless(
                    conflict.path("standing").asText().equals("2026-12-20")
                            && conflict.path("kept").asText().equals("2026-12-28"),
                    "conflict shown as " + conflict);
            window.show("conflicts", "");
            window.picture("09-conflict");
        }
        honsho().show("row", ledger + ":" + contested + ":" + cast.untilField());
        honsho().picture("10-cell-history");
        return "honsho-09-conflict.png";
    }

    private String resolve() throws IOException {
        honsho().show("conflicts", "");
        honsho().resolve("2026-12-28", "延長願による");
        String cell = "cell:" + ledger + ":" + contested + ":" + cast.untilField();
        for (StageWindow window : List.of(honsho(), asahi())) {
            window.await(cell, "2026-12-28");
            window.await("conflicts", "0");
        }
        return honsho().picture("11-decided");
    }

    private @Nullable String audit() throws IOException, InterruptedException {
        JsonNode found = server().audit(cast);
        StepFailed.unless(found.path("whole").asBoolean(), "audit: " + found);
        return null;
    }

    private String exportEqualsScreen() throws IOException {
        Path file = out.resolve("export.xlsx");
        Files.deleteIfExists(file);
        honsho().export(ledger, file);
        Map<String, Map<String, String>> exported = new TreeMap<>(cast.read(file));
        honsho().show("ledger", ledger);
        Map<String, JsonNode> cells = honsho().grid();
        StepFailed.unless(cells.size() == IMPORTED_ROWS, "rows on screen: " + cells.size());
        Map<String, Map<String, String>> shown = cast.shown(cells.values());
        StepFailed.unless(exported.keySet().equals(shown.keySet()), "other rows were exported");
        for (var entry : shown.entrySet()) {
            Map<String, String> other = exported.get(entry.getKey());
            StepFailed.unless(
                    entry.getValue().equals(other),
                    entry.getKey() + " on screen " + entry.getValue() + " exported " + other);
        }
        return honsho().picture("12-exported");
    }

    private String otherStates() throws IOException {
        honsho().show("card", ledger + ":" + contested + ":" + cast.untilField());
        honsho().picture("13-card");
        honsho().show("ledger", ledger);
        honsho().prefer("theme", "dark");
        honsho().picture("14-dark");
        honsho().prefer("theme", "light");
        honsho().prefer("size", "150");
        honsho().picture("15-large-text");
        honsho().prefer("size", "100");
        honsho().prefer("language", "en");
        String picture = honsho().picture("16-english");
        honsho().prefer("language", "ja");
        return picture;
    }

    /// Waits until both windows are closed; only sensible with a display.
    void leaveOpen() throws InterruptedException {
        if (honsho != null) {
            honsho.leaveOpen();
        }
        if (asahi != null) {
            asahi.leaveOpen();
        }
    }

    @Override
    public void close() throws IOException {
        for (Closeable part : new Closeable[] {honsho, asahi, line, server}) {
            if (part != null) {
                part.close();
            }
        }
    }

    private DemoServer server() {
        return started(server);
    }

    private CuttableLine line() {
        return started(line);
    }

    private StageWindow honsho() {
        return started(honsho);
    }

    private StageWindow asahi() {
        return started(asahi);
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new StepFailed("not started");
        }
        return part;
    }
}
