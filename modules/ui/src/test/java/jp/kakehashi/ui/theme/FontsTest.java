package jp.kakehashi.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ToolkitExtension.class)
class FontsTest {
    private static final String SIGNS = "≦≧＜＞＝±×÷〜…—・「」『』（）【】〒℡㈱№①②③々〆ヶ―‐→←↑↓○●◎△▲□■◇◆※";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BIZUDPGothic_400Regular.ttf",
                "BIZUDPGothic_700Bold.ttf",
                "BIZUDGothic_400Regular.ttf",
                "BIZUDGothic_700Bold.ttf"
            })
    void everyCharacterOfOurTextsIsInTheFont(String file) {
        FontCharacters font = new FontCharacters(file);
        Texts texts = new Texts();
        StringBuilder all = new StringBuilder(SIGNS).append("髙﨑邉邊渡齋藤斎斉橋東海林五十嵐");
        for (Language language : Language.values()) {
            texts.keys(language).forEach(key -> all.append(texts.get(language, key)));
        }
        Set<String> missing = new TreeSet<>();
        all.codePoints()
                .filter(each -> each > ' ' && !font.has(each))
                .forEach(each -> missing.add(Character.toString(each)));
        assertEquals(Set.of(), missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {Fonts.WORDS, Fonts.FIGURES})
    void lessOrEqualAndGreaterOrEqualAreNotSwapped(String family) {
        Fonts.load();
        for (FontWeight weight : new FontWeight[] {FontWeight.NORMAL, FontWeight.BOLD}) {
            assertTrue(topIsAtTheRight("≦", family, weight), "≦ opens to the right");
            assertTrue(!topIsAtTheRight("≧", family, weight), "≧ opens to the left");
        }
    }

    @Test
    void figuresOfTheColumnFontAreOfOneWidth() {
        Fonts.load();
        Set<Double> widths = new TreeSet<>();
        for (char figure = '0'; figure <= '9'; figure++) {
            Text text = new Text(Character.toString(figure));
            text.setFont(Font.font(Fonts.FIGURES, 40));
            widths.add(text.getLayoutBounds().getWidth());
        }
        assertEquals(1, widths.size());
    }

    @Test
    void bothFamiliesAreKnownWithBothWeights() {
        Fonts.load();
        assertTrue(Font.getFontNames(Fonts.WORDS).size() >= 2);
        assertTrue(Font.getFontNames(Fonts.FIGURES).size() >= 2);
    }

    private static boolean topIsAtTheRight(String sign, String family, FontWeight weight) {
        return ToolkitExtension.onScreen(
                () -> {
                    Text text = new Text(sign);
                    text.setFont(Font.font(family, weight, 200));
                    SnapshotParameters white = new SnapshotParameters();
                    white.setFill(Color.WHITE);
                    WritableImage image = text.snapshot(white, null);
                    int width = (int) image.getWidth();
                    int[] ends = {width, 0};
                    int[] top = {-1};
                    double sum = 0;
                    int count = 0;
                    for (int y = 0; y < image.getHeight(); y++) {
                        for (int x = 0; x < width; x++) {
                            if (image.getPixelReader().getColor(x, y).getBrightness() < 0.5) {
                                ends[0] = Math.min(ends[0], x);
                                ends[1] = Math.max(ends[1], x);
                                if (top[0] < 0 || y < top[0] + 4) {
                                    top[0] = top[0] < 0 ? y : top[0];
                                    sum += x;
                                    count++;
                                }
                            }
                        }
                    }
                    return sum / count > (ends[0] + ends[1]) / 2.0;
                });
    }
}
