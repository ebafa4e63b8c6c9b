package jp.kakehashi.server.ledgers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.UUID;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.storage.Databases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two PCs take in two extracts at once; the older one comes last.
class ExtractOrderTest {
    @TempDir Path dir;
    private Site site;
    private final UUID row = UUID.randomUUID();

    @BeforeEach
    void open() {
        site = new Site(dir, Databases.inMemory(), Databases.inMemory());
        String text =
                Site.DEFINITION.replace(
                        "fields:",
                        "extract: day\nfields:\n  - {id: day, name: {ja: 抽出年月日}, type: date}");
        site.publish(site.administrator, new DefinitionYaml().read(text));
        site.accept(
                site.keeper,
                change(ChangeKind.CREATE, row, true, "name", "人", "day", "2026-11-30"));
    }

    @AfterEach
    void close() {
        site.database.close();
        site.training.close();
    }

    private Change change(ChangeKind kind, UUID of, boolean imported, String... cells) {
        ImportMark file = new ImportMark(UUID.randomUUID(), "抽出.csv");
        ChangeNote why = ChangeNote.because("取り込み");
        long seq = kind == ChangeKind.CREATE ? 0 : site.page(site.keeper, 0).head().seq();
        ChangeNote note = imported ? why.from(file) : why;
        return site.change(site.keeper, of, kind, seq, note, null, Site.edits(seq, cells));
    }

    private String returned(Change change) {
        return site.returned(site.keeper, change);
    }

    @Test
    void olderExtractComesBackAndANewerOneIsTaken() {
        assertEquals(
                "problem.import.older",
                returned(change(ChangeKind.EDIT, row, true, "name", "古", "day", "2026-10-31")));
        site.accept(
                site.keeper, change(ChangeKind.EDIT, row, true, "name", "新", "day", "2026-12-31"));
    }

    @Test
    void rowOfNoKnownDayComesBack() {
        assertEquals(
                "problem.import.extract_day",
                returned(change(ChangeKind.CREATE, UUID.randomUUID(), true, "name", "人")));
        assertEquals(
                "problem.import.extract_day",
                returned(change(ChangeKind.EDIT, row, true, "day", null)));
    }

    @Test
    void whatAPersonWritesByHandIsTheirs() {
        site.accept(site.keeper, change(ChangeKind.EDIT, row, false, "day", "2026-10-31"));
    }
}
