package jp.kakehashi.ledgerui.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// Names that somebody gave their files, as names to save under.
class SaveNameTest {

    @Test
    void plainNamesStayAndHostileOnesLeadNowhere() {
        assertEquals("占用願 第3号.pdf", SaveName.of("占用願 第3号.pdf"));
        assertEquals("_.._etc_passwd", SaveName.of("../../etc/passwd"));
        assertEquals("_windows_x.exe", SaveName.of("\\windows\\x.exe"));
        assertEquals("図_fdp.exe", SaveName.of("図\u202Efdp.exe"));
        assertEquals("_con.txt", SaveName.of("con.txt"));
        assertEquals("_LPT9.x.pdf", SaveName.of("LPT9.x.pdf"));
        assertEquals("conto.pdf", SaveName.of("conto.pdf"));
        assertEquals("_", SaveName.of("..."));
        assertEquals("a_b", SaveName.of("a\u0000b. . "));
    }

    @Test
    void aNameIsAsLongAsFileSystemsAllowAndKeepsItsEnding() {
        for (String word : new String[] {"道", "𠮷", "e\u0301"}) {
            String name = SaveName.of(word.repeat(200) + ".pdf");
            assertTrue(name.getBytes(StandardCharsets.UTF_8).length <= 200, name);
            assertTrue(name.endsWith(".pdf"), name);
            assertEquals(name, Path.of(name).getFileName().toString());
        }
    }
}
