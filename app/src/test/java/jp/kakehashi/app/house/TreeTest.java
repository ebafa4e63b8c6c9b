package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TreeTest {
    private final Tree repository = Tree.ofRepository();

    @Test
    void nothingNamesOneMachineOrOneRegistry() {
        assertEquals(List.of(), TreeCheck.bannedWords(repository));
    }

    @Test
    void everyModuleIntroducesItself() {
        assertEquals(List.of(), TreeCheck.modules(repository));
    }

    @Test
    void decisionsAreNumberedAndIndexed() {
        assertEquals(List.of(), TreeCheck.decisions(repository));
    }

    @Test
    void linksLeadSomewhere() {
        assertEquals(List.of(), TreeCheck.links(repository));
    }

    @Test
    void bannedWordsAreFound(@TempDir Path folder) {
        Tree bad =
                new Tree(folder)
                        .with("a.md", "see /wo" + "rk/main")
                        .with("b.sh", "cd /ho" + "me/tanaka/x")
                        .with("c.xml", "<url>https://repo" + ".maven.apache.org</url>")
                        .with("d.md", "paperwo" + "rk/main is fine");
        assertEquals(3, TreeCheck.bannedWords(bad).size());
    }

    @Test
    void moduleThatDoesNotIntroduceItselfIsFound(@TempDir Path folder) {
        Tree bad =
                new Tree(folder)
                        .with("pom.xml", "<module>modules/a</module><module>modules/b</module>")
                        .with("modules/b/src/main/java/module-info.java", "module b {}");
        assertEquals(4, TreeCheck.modules(bad).size());
    }

    @Test
    void badlyNumberedDecisionsAreFound(@TempDir Path folder) {
        Tree bad =
                new Tree(folder)
                        .with("docs/decisions/0001-the-house.md", "# 0001 The house")
                        .with("docs/decisions/0003-later.md", "# 0003 Later")
                        .with("docs/decisions/0003-twice.md", "# 0002 Twice")
                        .with("docs/decisions/notes.md", "");
        // name, number twice, wrong heading, gap, not indexed
        assertEquals(5, TreeCheck.decisions(bad).size());
    }

    @Test
    void linkToNothingIsFound(@TempDir Path folder) {
        Tree bad = new Tree(folder).with("a.md", "[b](b.md) [c](c.md#x) [d](https://d)");
        bad.with("b.md", "");
        assertEquals(1, TreeCheck.links(bad).size());
    }
}
