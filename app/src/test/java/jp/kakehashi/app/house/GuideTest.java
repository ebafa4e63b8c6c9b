package jp.kakehashi.app.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuideTest {
    private static final Pattern WIRE = Pattern.compile("Kakehashi-Wire: ([0-9]+)");

    @ParameterizedTest
    @ValueSource(strings = {"docs/guide/ja.md", "docs/guide/en.md", "modules/server/README.md"})
    void callsThatAreShownSpeakTheWireOfToday(String page) throws IOException {
        String text = Files.readString(Tree.ofRepository().root().resolve(page));
        var said = WIRE.matcher(text).results().map(MatchResult::group).distinct().toList();
        assertEquals(1, said.size(), page + " " + said);
        assertTrue(said.contains("Kakehashi-Wire: " + Messages.VERSION), page + " " + said);
    }
}
