package jp.kakehashi.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Change;
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
import jp.kakehashi.storage.Databases;
import jp.kakehashi.sync.storage.replica.Replica;
import jp.kakehashi.sync.storage.replica.ReplicaOwner;
import jp.kakehashi.testkit.MovableClock;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that are put into cells without a line, and their way to head office.
final class FileSendingTest {
    private static final FieldId FILES = new FieldId("files");
    private static final String LINE = "鶴岡市馬場町の図面 ";

    @TempDir Path dir;
    private final MovableClock clock = new MovableClock();
    private final AtomicInteger pieces = new AtomicInteger();
    private final AtomicBoolean cutAtSecond = new AtomicBoolean();
    private final AtomicBoolean cutBeforePush = new AtomicBoolean();
    private TestOffice office;
    private Replica replica;
    private Exchange exchange;

    @BeforeEach
    void open() {
        office = new TestOffice(dir.resolve("office"), clock);
        Actor actor = TestOffice.actor("s1", "civil");
        office.office(actor, "pc").publish(withFiles());
        var line =
                new PassingHeadOffice(office.office(actor, "pc")) {
                    @Override
                    public FileMessages.FileState sendFile(
                            LedgerId ledger, UUID file, FileMessages.FilePiece piece) {
                        if (!piece.content().isEmpty()
                                && pieces.incrementAndGet() == 2
                                && cutAtSecond.get()) {
                            throw Problem.unavailable("problem.line.down").asException();
                        }
                        return super.sendFile(ledger, file, piece);
                    }

                    @Override
                    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
                        if (cutBeforePush.get()) {
                            throw Problem.unavailable("problem.line.down").asException();
                        }
                        return super.push(ledger, changes);
                    }
                };
        replica =
                new Replica(
                        Databases.inMemory(),
                        new ReplicaOwner(actor, World.PRODUCTION, "pc", "朝"),
                        clock,
                        dir.resolve("here"));
        exchange = new Exchange(replica, line, office::heads);
        exchange.round();
    }

    @AfterEach
    void close() {
        replica.close();
        office.close();
    }

    private static LedgerDefinition withFiles() {
        LedgerDefinition first = TestOffice.definition(1);
        List<FieldDefinition> fields = new ArrayList<>(first.fields());
        fields.add(
                new FieldDefinition(
                        FILES,
                        new Label("添付", "Files"),
                        FieldType.ATTACHMENTS,
                        FieldChecks.NONE,
                        List.of(),
                        FieldAccess.OPEN,
                        false));
        return new LedgerDefinition(
                first.id(),
                2,
                first.label(),
                first.owner(),
                first.authorsResolve(),
                first.personal(),
                first.access(),
                fields);
    }

    private Path file(int lines) throws IOException {
        return Files.writeString(dir.resolve("図面.txt"), LINE.repeat(lines));
    }

    private UUID rowWith(Attachment file) {
        return replica.edits()
                .create(
                        TestOffice.LEDGER,
                        Map.of(TestOffice.NAME, "髙橋", FILES, Attachment.text(List.of(file))),
                        ChangeNote.NONE)
                .state()
                .row();
    }

    private long arrived() {
        return office.office(TestOffice.actor("s1", "civil"), "pc")
                .changes(TestOffice.LEDGER, 0, 10)
                .changes()
                .size();
    }

    private List<Path> waiting() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("here"))) {
            return files.filter(f -> f.toString().endsWith(".file")).toList();
        }
    }

    @Test
    void aFileGoesBeforeItsRowAndOnFromWhereItBrokeOff() throws IOException {
        Path source = file(50_000);
        assertTrue(Files.size(source) > (1 << 20) && Files.size(source) < 3 * (512 << 10));
        rowWith(replica.files().add(TestOffice.LEDGER, FILES, source));
        Files.delete(source);
        cutAtSecond.set(true);
        assertThrows(ProblemException.class, exchange::round);
        assertEquals(0, arrived(), "no row without its file");
        assertEquals(1, waiting().size());

        exchange.round();
        assertEquals(4, pieces.get(), "the first piece is not sent again");
        assertEquals(1, arrived());
        assertEquals(List.of(), waiting());
        assertFalse(replica.files().anyHere());
    }

    /// Head office drops a file after a day that no row refers to.
    @Test
    void aFileIsKeptHereUntilItsRowIsAccepted() throws IOException {
        rowWith(replica.files().add(TestOffice.LEDGER, FILES, file(100)));
        cutBeforePush.set(true);
        assertThrows(ProblemException.class, exchange::round);
        assertEquals(0, arrived());
        assertEquals(1, waiting().size());
        clock.move(Duration.ofDays(2));
        cutBeforePush.set(false);

        exchange.round();
        assertEquals(2, pieces.get(), "it was dropped there and is sent again");
        assertEquals(1, arrived());
        assertEquals(List.of(), waiting());
    }

    @Test
    void aBrokenFileHoldsUpNothingButItsOwnRow() throws IOException {
        rowWith(replica.files().add(TestOffice.LEDGER, FILES, file(100)));
        Files.write(waiting().getFirst(), new byte[] {1, 2, 3});
        replica.edits().create(TestOffice.LEDGER, Map.of(TestOffice.NAME, "佐藤"), ChangeNote.NONE);
        exchange.round();
        assertEquals(1, arrived(), "the other row is there");
        var returned = replica.database().read(replica.stores().outbox()::returned).getFirst();
        assertEquals("problem.attachment.missing", returned.problem().key());
    }

    @Test
    void whatWaitsIsSealedAndCanBeReadByItsAuthor() throws IOException {
        Attachment file = replica.files().add(TestOffice.LEDGER, FILES, file(100));
        assertEquals("図面.txt", file.name());
        String stored =
                new String(Files.readAllBytes(waiting().getFirst()), StandardCharsets.UTF_8);
        assertFalse(stored.contains("馬場町"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(replica.files().copy(file.blob(), out));
        assertEquals(LINE.repeat(100), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aFileThatHeadOfficeDoesNotKnowSendsTheRowBack() throws IOException {
        Attachment file = replica.files().add(TestOffice.LEDGER, FILES, file(1));
        Attachment unknown =
                new Attachment(
                        UUID.randomUUID(), file.name(), file.size(), file.sha256(), "text/plain");
        rowWith(unknown);
        exchange.round();
        assertEquals(0, arrived());
        var entry = replica.database().read(replica.stores().outbox()::all).getFirst();
        assertEquals("problem.attachment.missing", entry.problem().key());
    }

    @Test
    void nothingTooLargeOrUnreadableIsTakenIn() throws IOException {
        var files = replica.files();
        var gone =
                assertThrows(
                        ProblemException.class,
                        () -> files.add(TestOffice.LEDGER, FILES, dir.resolve("none.pdf")));
        assertEquals("problem.attachment.unreadable", gone.problem().key());
        Path large = dir.resolve("large.bin");
        try (var channel = new java.io.RandomAccessFile(large.toFile(), "rw")) {
            channel.setLength((50L << 20) + 1);
        }
        var refused =
                assertThrows(
                        ProblemException.class, () -> files.add(TestOffice.LEDGER, FILES, large));
        assertEquals("problem.attachment.too_large", refused.problem().key());
        assertEquals(List.of(), waiting());
    }
}
