package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextKeysTest {
    private static final String CODE = "modules/x/src/main/java/X.java";
    private static final String JAPANESE = "modules/x/src/main/resources/x/texts.properties";
    private static final String ENGLISH = "modules/x/src/main/resources/x/texts_en.properties";

    @Test
    void everyKeyHasWordsAndAllWordsAreUsed() {
        List<String> offences = TextKeysCheck.offences(Tree.ofRepository());
        assertTrue(offences.isEmpty(), () -> String.join("\n", offences));
    }

    @Test
    void keyWithoutWordsIsFound(@TempDir Path folder) {
        assertOffence("no words for x.screen.b", folder, "x.screen.b", "", "");
    }

    @Test
    void wordsInOneLanguageOnlyAreFound(@TempDir Path folder) {
        assertOffence("x.screen.b lacks English", folder, "x.screen.b", "x.screen.b=あ\n", "");
    }

    @Test
    void keyThatStandsTwiceIsFound(@TempDir Path folder) {
        Tree tree = tree(folder, "x.screen.b", "x.screen.b=あ\nx.screen.b=い\n", "x.screen.b=b\n");
        assertThrows(IllegalStateException.class, () -> TextKeysCheck.offences(tree));
    }

    @Test
    void wordsNobodyUsesAreFound(@TempDir Path folder) {
        assertOffence(
                "nobody uses the words of x.screen.b",
                folder,
                "x.screen.a",
                "x.screen.b=あ\n",
                "x.screen.b=b\n");
    }

    @Test
    void otherArgumentsAreFound(@TempDir Path folder) {
        assertOffence(
                "x.screen.b takes other arguments",
                folder,
                "x.screen.b",
                "x.screen.b=あ{0}\n",
                "x.screen.b=b{1}\n");
    }

    @Test
    void loneApostropheIsFound(@TempDir Path folder) {
        assertOffence(
                "x.screen.b has a lone apostrophe",
                folder,
                "x.screen.b",
                "x.screen.b=あ\n",
                "x.screen.b=it's\n");
    }

    @Test
    void wordsOfKeysPutTogetherInCodeAreUsed(@TempDir Path folder) {
        assertEquals(
                List.of(),
                TextKeysCheck.offences(
                        tree(
                                folder,
                                "x.screen.a\" + hashCode() + \"x.state.",
                                "x.state.b=あ\n",
                                "x.state.b=b\n")));
    }

    private static void assertOffence(
            String expected, Path folder, String literal, String japanese, String english) {
        List<String> offences = TextKeysCheck.offences(tree(folder, literal, japanese, english));
        assertTrue(
                offences.size() == 1 && offences.getFirst().contains(expected),
                () -> String.join("\n", offences));
    }

    private static Tree tree(Path folder, String literal, String japanese, String english) {
        String both = "x.screen.a=あ\n";
        return new Tree(folder)
                .with(
                        CODE,
                        "class X { String a = \"x.screen.a\"; String b = \"" + literal + "\"; }")
                .with(JAPANESE, both + japanese)
                .with(ENGLISH, "x.screen.a=a\n" + english);
    }
}
