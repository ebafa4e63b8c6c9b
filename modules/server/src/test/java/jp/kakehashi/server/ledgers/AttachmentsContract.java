package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.FileMessages.FilePiece;
import jp.kakehashi.wire.FileMessages.FileState;
import jp.kakehashi.wire.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files kept with rows at head office, on every database.
abstract class AttachmentsContract {
    private static final int PIECE = 512 << 10;
    private static final String MORE =
            """
              - {id: files, name: 添付, type: attachments}
              - id: inner
                name: 内部の添付
                type: attachments
                read: {sections: [civil]}
                write: {sections: [civil]}
            """;

    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();
    private final UUID id = UUID.randomUUID();
    private final byte[] bytes = new byte[PIECE + 1234];

    abstract Database database();

    @BeforeEach
    void open() {
        new Random(7).nextBytes(bytes);
        site = new Site(dir, database(), Databases.inMemory()).published();
        String text = Site.DEFINITION.replace("version: 1", "version: 2") + MORE;
        site.publish(site.administrator, new DefinitionYaml().read(text));
        site.accept(site.keeper, site.create(site.keeper, row, "name", "髙橋"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private FileState put(CallerSession by, UUID file, String field, int from, int to) {
        String content = Base64.getEncoder().encodeToString(Arrays.copyOfRange(bytes, from, to));
        return put(
                by,
                file,
                new FilePiece(Site.field(field), bytes.length, hash(bytes), from, content));
    }

    private FileState put(CallerSession by, UUID file, FilePiece piece) {
        var names = Map.of("file", file.toString());
        String path = "/api/ledgers/{ledger}/files/{file}";
        return (FileState) site.body(site.call(by, "PUT", path, piece, names));
    }

    private void putWhole(CallerSession by, UUID file, String field) {
        put(by, file, field, 0, PIECE);
        assertTrue(put(by, file, field, PIECE, bytes.length).whole());
    }

    private String cell(UUID file) {
        return Attachment.text(
                List.of(
                        new Attachment(
                                file, "図面.pdf", bytes.length, hash(bytes), "application/pdf")));
    }

    private String attach(CallerSession by, UUID to, String field, UUID file) {
        return site.returned(by, Site.under(2, site.edit(by, to, seq(), field, cell(file))));
    }

    private long seq() {
        return site.page(site.keeper, 0).head().seq();
    }

    private byte[] get(CallerSession by, UUID from, UUID file, String purpose) {
        var names = Map.of("row", from.toString(), "file", file.toString(), "purpose", purpose);
        String path = "/api/ledgers/{ledger}/rows/{row}/files/{file}";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ((Reply.Stream) site.call(by, "GET", path, null, names)).writer().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private void destroy(CallerSession by) {
        var names = Map.of("row", row.toString(), "file", id.toString(), "purpose", "保存期間満了");
        String path = "/api/ledgers/{ledger}/rows/{row}/files/{file}";
        site.call(by, "DELETE", path, null, names);
    }

    private List<Path> lying() {
        try (Stream<Path> files = Files.walk(dir.resolve("files"))) {
            return files.filter(f -> f.toString().endsWith(".file")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aFileComesInPiecesIsKeptSealedAndReadByWhoeverReadsItsCell() throws IOException {
        assertEquals(new FileState(PIECE, false), put(site.keeper, id, "files", 0, PIECE));
        assertEquals(
                new FileState(PIECE, false), put(site.keeper, id, "files", 0, PIECE), "sent twice");
        assertEquals("problem.attachment.missing", attach(site.keeper, row, "files", id));
        assertEquals(
                new FileState(PIECE, false),
                put(
                        site.keeper,
                        id,
                        new FilePiece(Site.field("files"), bytes.length, hash(bytes), 0, "")),
                "how far it has come");
        assertTrue(put(site.keeper, id, "files", PIECE, bytes.length).whole());
        assertTrue(put(site.keeper, id, "files", 0, PIECE).whole());
        assertEquals("accepted", attach(site.keeper, row, "files", id));

        assertArrayEquals(bytes, get(site.viewer, row, id, "照会"));
        byte[] stored = Files.readAllBytes(lying().getFirst());
        String needle = new String(Arrays.copyOf(bytes, 64), StandardCharsets.ISO_8859_1);
        assertFalse(new String(stored, StandardCharsets.ISO_8859_1).contains(needle));
    }

    @Test
    void knowingAFilesNameLetsNobodyReadIt() {
        putWhole(site.keeper, id, "inner");
        assertEquals("accepted", attach(site.keeper, row, "inner", id));
        assertEquals("problem.field.read", Refusal.of(() -> get(site.viewer, row, id, "照会")));
        assertEquals("problem.ledger.access", Refusal.of(() -> get(site.stranger, row, id, "照会")));
        assertEquals("problem.viewing.purpose", Refusal.of(() -> get(site.keeper, row, id, " ")));
        UUID mine = UUID.randomUUID();
        site.accept(site.other, Site.under(2, site.create(site.other, mine, "name", "自分の行")));
        assertEquals("problem.attachment.elsewhere", attach(site.other, mine, "files", id));
        assertEquals("problem.attachment.elsewhere", attach(site.keeper, mine, "inner", id));
        assertEquals(
                "problem.attachment.unknown", Refusal.of(() -> get(site.keeper, mine, id, "照会")));
        assertEquals(
                "problem.attachment.other",
                Refusal.of(() -> put(site.other, id, "files", 0, PIECE)));
    }

    @Test
    void aFileThatNoCellRefersToIsItsSendersAloneAndGoneAfterADay() {
        putWhole(site.keeper, id, "files");
        assertEquals("problem.attachment.elsewhere", attach(site.other, row, "files", id));
        assertEquals(
                "problem.attachment.unknown", Refusal.of(() -> get(site.keeper, row, id, "照会")));
        UUID used = UUID.randomUUID();
        putWhole(site.keeper, used, "files");
        assertEquals("accepted", attach(site.keeper, row, "files", used));
        site.clock.pass(Duration.ofHours(25));
        put(site.keeper, UUID.randomUUID(), "files", 0, PIECE);
        assertEquals(2, lying().size(), "the one in use and the one just begun");
        assertArrayEquals(bytes, get(site.keeper, row, used, "照会"));
        assertEquals("problem.attachment.missing", attach(site.keeper, row, "files", id));
    }

    @Test
    void whoMayNotWriteTheCellSendsNoFileAndNothingTooLarge() {
        assertEquals(
                "problem.field.write", Refusal.of(() -> put(site.viewer, id, "files", 0, PIECE)));
        assertEquals(
                "problem.field.write", Refusal.of(() -> put(site.other, id, "inner", 0, PIECE)));
        assertEquals(
                "problem.attachment.field",
                Refusal.of(() -> put(site.keeper, id, "name", 0, PIECE)));
        var large = new FilePiece(Site.field("files"), 51L << 20, hash(bytes), 0, "");
        assertEquals("problem.attachment.too_large", Refusal.of(() -> put(site.keeper, id, large)));
        for (FilePiece broken :
                List.of(
                        new FilePiece(Site.field("files"), 10, hash(bytes), 1, "AAAA"),
                        new FilePiece(Site.field("files"), 10, "x", 0, ""),
                        new FilePiece(Site.field("files"), 10, hash(bytes), 0, "?"))) {
            assertEquals(
                    "problem.attachment.piece", Refusal.of(() -> put(site.keeper, id, broken)));
        }
        assertEquals(List.of(), lying());
    }

    @Test
    void bytesThatAreNotThoseOfTheHashAreNotKept() {
        put(site.keeper, id, "files", 0, PIECE);
        String zeros = Base64.getEncoder().encodeToString(new byte[1234]);
        var wrong = new FilePiece(Site.field("files"), bytes.length, hash(bytes), PIECE, zeros);
        assertEquals("problem.attachment.changed", Refusal.of(() -> put(site.keeper, id, wrong)));
        assertEquals(List.of(), lying());
        putWhole(site.keeper, id, "files");
    }

    @Test
    void theFileOfAnImportIsKeptWithItAndReadByWhoeverMaySeeAllThatCameWithIt() {
        ImportMark mark = new ImportMark(UUID.randomUUID(), "占用R8.xlsx");
        String path = "/api/ledgers/{ledger}/imports/{import}/original";
        var names = Map.of("import", mark.id().toString());
        var file = new FileMessages.Original(cell(id), false);
        String original = FileMessages.ORIGINAL.value();
        assertEquals(
                "problem.field.write", Refusal.of(() -> put(site.viewer, id, original, 0, PIECE)));
        putWhole(site.keeper, id, original);
        assertEquals(
                "problem.import.unknown",
                Refusal.of(() -> site.call(site.keeper, "PUT", path, file, names)));
        ChangeNote note = ChangeNote.NONE.from(mark);
        var cells = Site.edits(0, "name", "取り込み");
        site.accept(
                site.keeper,
                Site.under(
                        2,
                        site.change(
                                site.keeper,
                                UUID.randomUUID(),
                                ChangeKind.CREATE,
                                0,
                                note,
                                null,
                                cells)));
        assertEquals(
                "problem.import.not_yours",
                Refusal.of(() -> site.call(site.administrator, "PUT", path, file, names)));
        site.call(site.keeper, "PUT", path, file, names);
        site.call(site.keeper, "PUT", path, file, names);
        assertArrayEquals(bytes, read(site.keeper, path, names));
        assertArrayEquals(bytes, read(site.numbers, path, names));
        assertEquals("problem.import.not_yours", Refusal.of(() -> read(site.other, path, names)));
        assertEquals("problem.ledger.write", Refusal.of(() -> read(site.viewer, path, names)));
        assertEquals("problem.attachment.elsewhere", attach(site.keeper, row, "files", id));
        site.clock.pass(Duration.ofHours(25));
        put(site.keeper, UUID.randomUUID(), "files", 0, PIECE);
        assertArrayEquals(bytes, read(site.keeper, path, names));
        assertEquals(
                "problem.attachment.destroy",
                Refusal.of(() -> site.call(site.other, "DELETE", path, null, names)));
        site.call(site.keeper, "DELETE", path, null, names);
        assertEquals(
                "problem.attachment.destroyed", Refusal.of(() -> read(site.keeper, path, names)));
    }

    @Test
    void aFileWithIndividualNumbersIsReadByThoseAloneWhoMayRevealThem() {
        ImportMark mark = new ImportMark(UUID.randomUUID(), "名簿.xlsx");
        String path = "/api/ledgers/{ledger}/imports/{import}/original";
        var names = Map.of("import", mark.id().toString());
        putWhole(site.keeper, id, FileMessages.ORIGINAL.value());
        ChangeNote note = ChangeNote.NONE.from(mark);
        var cells = Site.edits(0, "name", "取り込み");
        UUID made = UUID.randomUUID();
        site.accept(
                site.keeper,
                Site.under(
                        2,
                        site.change(site.keeper, made, ChangeKind.CREATE, 0, note, null, cells)));
        site.call(site.keeper, "PUT", path, new FileMessages.Original(cell(id), true), names);
        site.call(site.keeper, "PUT", path, new FileMessages.Original(cell(id), false), names);
        assertEquals(
                "problem.attachment.guarded",
                Refusal.of(() -> read(site.keeper, path, names)),
                "not even by whoever took it in");
        assertArrayEquals(bytes, read(site.numbers, path, names));
        site.call(site.keeper, "DELETE", path, null, names);
        assertEquals(
                "problem.attachment.destroyed", Refusal.of(() -> read(site.numbers, path, names)));
        assertEquals(List.of(), lying());
    }

    private byte[] read(CallerSession by, String path, Map<String, String> names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ((Reply.Stream) site.call(by, "GET", path, null, names)).writer().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void whatIsDestroyedIsUnreadableForEverAndItsTraceStays() {
        putWhole(site.keeper, id, "files");
        attach(site.keeper, row, "files", id);
        assertEquals("problem.attachment.destroy", Refusal.of(() -> destroy(site.other)));
        destroy(site.keeper);
        destroy(site.keeper);
        assertEquals(
                "problem.attachment.destroyed",
                Refusal.of(() -> get(site.administrator, row, id, "照会")));
        assertEquals(List.of(), lying());
        var kept = site.page(site.keeper, 0).changes().getLast().change().edits().getFirst();
        assertEquals(cell(id), kept.value());
    }
}
