package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One workstation of the demonstration: its own process, its own data folder, its own windows.
final class StageWindow implements Closeable {
    private final Place place;
    private final Path out;
    private ChildProgram program;

    /// Where a workstation stands and how it is reached.
    ///
    /// @param data its data folder, which survives a kill
    /// @param url of the server, through the line that may be cut
    record Place(String name, Path data, String url, Path authority, boolean headless) {}

    /// Opens the window.
    StageWindow(Place place, Path out) throws IOException {
        this.place = place;
        this.out = out;
        this.program = start();
    }

    private ChildProgram start() throws IOException {
        return new ChildProgram(
                place.name(),
                out.resolve(place.name() + ".log"),
                place.headless(),
                List.of(
                        "workstation",
                        "--data",
                        place.data().toString(),
                        "--server",
                        place.url(),
                        "--authority",
                        place.authority().toString(),
                        "--stage"));
    }

    /// Power cut: SIGKILL, and the same PC started again.
    void powerCut() throws IOException, InterruptedException {
        program.kill();
        program = start();
    }

    void signIn(String staff, String password) throws IOException {
        program.tell(
                program.order("sign-in")
                        .put("staff", staff)
                        .put("password", password)
                        .put("world", "PRODUCTION"));
    }

    /// Waits until the window's status says so; `what` as in {@link StageHand}.
    void await(String what, String value) throws IOException {
        program.tell(program.order("await").put("what", what).put("value", value));
    }

    /// Opens a place of the workstation: `ledgers`, `ledger`, `card`, `conflicts`, `import`, …
    void show(String where, String detail) throws IOException {
        program.tell(program.order("show").put("where", where).put("detail", detail));
    }

    /// Sets `language`, `theme` or `size`.
    void prefer(String what, String value) throws IOException {
        program.tell(program.order("prefer").put("what", what).put("value", value));
    }

    /// A picture of the window as it stands, named after the workstation and `name`.
    String picture(String name) throws IOException {
        String file = place.name() + "-" + name + ".png";
        program.tell(program.order("picture").put("file", out.resolve(file).toString()));
        return file;
    }

    /// Imports a workbook through the import screen; returns the ledger's id.
    String importWorkbook(Path workbook) throws IOException {
        return program.tell(program.order("import").put("file", workbook.toString()))
                .path("ledger")
                .asText();
    }

    /// Writes cells of a row.
    void edit(String ledger, String row, Map<String, String> cells) throws IOException {
        ObjectNode order = program.order("edit").put("ledger", ledger).put("row", row);
        ObjectNode values = order.putObject("cells");
        cells.forEach(values::put);
        program.tell(order);
    }

    /// Every row as this workstation shows it: field values by row id.
    Map<String, JsonNode> rows(String ledger) throws IOException {
        JsonNode answer = program.tell(program.order("rows").put("ledger", ledger));
        Map<String, JsonNode> rows = new TreeMap<>();
        answer.path("rows").properties().forEach(e -> rows.put(e.getKey(), e.getValue()));
        return rows;
    }

    /// What the cells of the open grid show, in this language's writing, by row id.
    Map<String, JsonNode> grid() throws IOException {
        Map<String, JsonNode> rows = new TreeMap<>();
        program.tell(program.order("grid"))
                .path("rows")
                .properties()
                .forEach(e -> rows.put(e.getKey(), e.getValue()));
        return rows;
    }

    /// The open conflicts in this person's inbox.
    JsonNode conflicts() throws IOException {
        return program.tell(program.order("conflicts")).path("conflicts");
    }

    /// Decides the first open conflict with `value`.
    void resolve(String value, String reason) throws IOException {
        program.tell(program.order("resolve").put("value", value).put("reason", reason));
    }

    /// Exports everything of `ledger` to `file`.
    void export(String ledger, Path file) throws IOException {
        program.tell(program.order("export").put("ledger", ledger).put("file", file.toString()));
    }

    /// Waits until somebody closes the window.
    void leaveOpen() throws InterruptedException {
        program.join();
    }

    @Override
    public void close() throws IOException {
        program.close();
    }
}
