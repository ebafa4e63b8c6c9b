package jp.kakehashi.ui.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.theme.Appearance;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ToolkitExtension.class)
class SettingsTest {
    @TempDir Path folder;

    @Test
    void choicesAreRememberedAtTheNextStart() {
        Path file = folder.resolve("sub").resolve("settings.properties");
        ToolkitExtension.doOnScreen(
                () -> {
                    Texts texts = new Texts();
                    Appearance appearance = new Appearance();
                    new Settings(file, texts, appearance);
                    texts.languageProperty().set(Language.ENGLISH);
                    appearance.themeProperty().set(Theme.CONTRAST);
                    appearance.textSizeProperty().set(TextSize.LARGEST);

                    Texts laterTexts = new Texts();
                    Appearance later = new Appearance();
                    new Settings(file, laterTexts, later);
                    assertEquals(Language.ENGLISH, laterTexts.language());
                    assertEquals(Theme.CONTRAST, later.themeProperty().get());
                    assertEquals(TextSize.LARGEST, later.textSizeProperty().get());
                });
    }

    @Test
    void unreadableFileLeavesTheUsualChoices() throws IOException {
        Path file = folder.resolve("settings.properties");
        Files.write(file, new byte[] {'\\', 'u', 'z', 'z', (byte) 0xFF});
        ToolkitExtension.doOnScreen(
                () -> {
                    Texts texts = new Texts();
                    Appearance appearance = new Appearance();
                    new Settings(file, texts, appearance);
                    assertEquals(Language.JAPANESE, texts.language());
                    assertEquals(Theme.LIGHT, appearance.themeProperty().get());
                    assertEquals(TextSize.NORMAL, appearance.textSizeProperty().get());
                });
    }
}
