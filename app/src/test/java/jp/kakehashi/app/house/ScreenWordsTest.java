package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenWordsTest {
    private static final String VIEW = "modules/x-ui/src/main/java/View.java";

    @Test
    void screensHoldNoWords() {
        List<String> offences = ScreenWordsCheck.offences(Tree.ofRepository());
        assertTrue(offences.isEmpty(), () -> String.join("\n", offences));
    }

    @Test
    void wordsAreFound(@TempDir Path folder) {
        Tree bad =
                new Tree(folder)
                        .with(
                                VIEW,
                                "class View { String a = \"保存\"; String b = \"Save all rows\"; }");
        assertEquals(2, ScreenWordsCheck.offences(bad).size());
    }

    @Test
    void whatNobodyIsShownIsLeftAlone(@TempDir Path folder) {
        Tree good =
                new Tree(folder)
                        .with(
                                VIEW,
                                "class View { void m() { log.warn(\"could not draw\"); throw new"
                                        + " IllegalStateException(\"no such row\"); } String s ="
                                        + " \"-fx-fill: red;\"; }");
        assertEquals(List.of(), ScreenWordsCheck.offences(good));
    }
}
