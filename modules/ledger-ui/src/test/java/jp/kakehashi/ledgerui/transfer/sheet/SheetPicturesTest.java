package jp.kakehashi.ledgerui.transfer.sheet;

import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.ledgerui.sample.Pictures;
import jp.kakehashi.ledgerui.sample.ReadingLedgers;
import jp.kakehashi.ledgerui.sample.SampleCity;
import jp.kakehashi.ledgerui.sample.SampleWindow;
import jp.kakehashi.testkit.ToolkitExtension;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Files as they are found in the world, as a keeper sees them before they are taken in.
@ExtendWith(ToolkitExtension.class)
class SheetPicturesTest {
    private final Path data =
            Path.of(System.getProperty("kakehashi.root"), "../shared/data").normalize();

    private Path real(String name) {
        Path file = data.resolve(name);
        if (!Files.exists(file)) {
            assertNotEquals(
                    "true",
                    Files.exists(data.getParent()) ? System.getenv("CI") : null,
                    "../shared is there without " + name);
            Assumptions.abort("no ../shared/data beside the clone: real files are not drawn");
        }
        return file;
    }

    private void draw(Path file, String picture, int width, int height, boolean large) {
        try (SampleWindow window =
                new SampleWindow(new ReadingLedgers(), SampleCity.SATO, width, height)) {
            window.on(() -> window.workspace.startImport(null, file));
            window.await(() -> window.scene.getRoot().lookup(".sheet-picture") != null);
            if (large) {
                Pictures.dress(window, Theme.DARK, TextSize.LARGEST, Language.ENGLISH);
            }
            window.await(() -> window.labelled((large ? "Changes" : "直したところ") + " …").isEmpty());
            Pictures.take(window, "sheet-" + picture);
        }
    }

    @Test
    void realFilesAreDrawnAsTheyStand() {
        draw(real("spreadsheets/Attendance.xlsx"), "attendance", 1366, 768, false);
        draw(real("spreadsheets/ErrorTypes.xlsx"), "errors", 1920, 1080, false);
        draw(real("spreadsheets/cell_format_date1904.xls"), "date1904", 1366, 768, false);
        draw(real("opendata/cp932-02-yohairyosya.csv"), "cp932", 1366, 768, false);
        draw(real("spreadsheets/anno_VerticalRecords_template.xlsx"), "vertical", 1366, 768, false);
        draw(real("opendata/bom-05-222127_tourism_shops.csv"), "shops-large", 1366, 768, true);
    }
}
