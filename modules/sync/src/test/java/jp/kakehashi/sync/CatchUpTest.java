package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.FieldAccess;
import jp.kakehashi.records.FieldDefinition.FieldChecks;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.Label;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.sync.line.HttpHeadOffice;
import jp.kakehashi.sync.line.PinnedAuthority;
import jp.kakehashi.testkit.Waiting;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A new workstation fetches a whole ledger over TLS; prints how fast.
final class CatchUpTest {
    private static final LedgerId WIDE = new LedgerId("wide");
    private static final int COLUMNS = 12;

    @TempDir Path dir;

    @Test
    void aNewWorkstationFetchesAWholeLedger() {
        run(4_000);
    }

    @Test
    @Tag("soak")
    void aNewWorkstationFetchesTwoHundredThousandRows() {
        run(200_000);
    }

    @Test
    void aNewWorkstationFetchesLongTextsInTheirShortPages() {
        run(700, "鶴岡市下名川字落合".repeat(40));
    }

    private void run(int rows) {
        run(rows, "鶴岡市下名川字落合");
    }

    private void run(int rows, String text) {
        try (RealServer server = new RealServer(dir.resolve("server"))) {
            publish(server.uri, server.authority());
            try (WorkSession first = signIn(server, "a", "s1")) {
                await(first, rows, 0);
                long began = System.nanoTime();
                first.replica().edits().createAll(WIDE, rows(rows, text), ChangeNote.NONE);
                report("created here", rows, began);
                began = System.nanoTime();
                await(first, rows, rows);
                report("pushed and pulled back", rows, began);
            }
            long began = System.nanoTime();
            try (WorkSession second = signIn(server, "b", "s2")) {
                await(second, rows, rows);
                report("caught up", rows, began);
            }
        }
    }

    private static void report(String what, int rows, long began) {
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("%s: %d rows in %.2f s, %.0f/s%n", what, rows, seconds, rows / seconds);
    }

    private static List<Map<FieldId, String>> rows(int count, String text) {
        List<Map<FieldId, String>> rows = new ArrayList<>(count);
        for (int r = 0; r < count; r++) {
            Map<FieldId, String> row = new HashMap<>();
            for (int c = 0; c < COLUMNS; c++) {
                row.put(new FieldId("c" + c), c < 3 ? "" + (r + c) : text + r % 997 + "-" + c);
            }
            rows.add(row);
        }
        return rows;
    }

    private static void publish(URI uri, PinnedAuthority authority) {
        List<FieldDefinition> fields = new ArrayList<>();
        for (int c = 0; c < COLUMNS; c++) {
            fields.add(
                    new FieldDefinition(
                            new FieldId("c" + c),
                            new Label("欄" + c, "Column " + c),
                            c < 3 ? FieldType.YEN : FieldType.TEXT,
                            FieldChecks.NONE,
                            List.of(),
                            FieldAccess.OPEN,
                            false));
        }
        try (HttpHeadOffice office = new HttpHeadOffice(uri, authority, 30_000)) {
            office.signIn(
                    new Messages.SignIn(
                            "admin", RealServer.PASSWORD, "pc-x", "PC", World.PRODUCTION),
                    DeviceKey.fresh());
            office.publish(
                    new LedgerDefinition(
                            WIDE,
                            1,
                            new Label("幅広", "Wide"),
                            "civil",
                            true,
                            false,
                            FieldAccess.OPEN,
                            fields));
        }
    }

    private WorkSession signIn(RealServer server, String name, String staff) {
        Workstation workstation =
                new Workstation(
                        dir.resolve(name), RealServer.CITY, new SystemClock(), SyncTiming.STANDARD);
        workstation.enrol(server.uri, server.authority(), name);
        return workstation.signIn(World.PRODUCTION, staff, RealServer.PASSWORD);
    }

    private static void await(WorkSession session, int all, long seq) {
        Waiting.until(
                () ->
                        session.replica().checkpoint(WIDE).filter(c -> c.seq() >= seq).isPresent()
                                && session.leaving().editCount() == 0,
                look -> session.sync().onStatus(status -> look.run()));
        if (seq > 0) {
            List<UUID> found =
                    session.replica()
                            .database()
                            .read(
                                    db ->
                                            db.fetch("select row_id from ledger_wide")
                                                    .getValues(0, UUID.class));
            assertEquals(all, found.size());
        }
    }
}
