package jp.kakehashi.ledgerui.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import jp.kakehashi.ui.theme.FontResources;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// An old blank as an office has it, made for tests.
public final class SampleBlank {
    private static final float MM = 72 / 25.4f;
    private static final float HIGH = 297;

    private SampleBlank() {}

    /// A permit of one A4 page: a ruled table from 30 mm left and 60 mm down, rows of 12 mm, with
    /// the names of the fields in its first 40 mm.
    public static Path permit(Path file, String... names) throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream in = FontResources.open("BIZUDPGothic_400Regular.ttf")) {
            PDFont font = PDType0Font.load(document, in);
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                words(out, font, 18, 75, 40, "道路占用許可書（見本）");
                float bottom = 60 + 12f * names.length;
                for (int i = 0; i <= names.length; i++) {
                    line(out, 30, 60 + 12f * i, 180, 60 + 12f * i);
                }
                for (float x : new float[] {30, 70, 180}) {
                    line(out, x, 60, x, bottom);
                }
                for (int i = 0; i < names.length; i++) {
                    words(out, font, 10.5f, 33, 68 + 12f * i, names[i]);
                }
                words(out, font, 10.5f, 33, bottom + 15, "新規 ・ 更新 ・ 変更");
            }
            document.save(file.toFile());
        }
        return file;
    }

    private static void words(
            PDPageContentStream out, PDFont font, float size, float x, float y, String text)
            throws IOException {
        out.beginText();
        out.setFont(font, size);
        out.newLineAtOffset(x * MM, (HIGH - y) * MM);
        out.showText(text);
        out.endText();
    }

    private static void line(PDPageContentStream out, float x, float y, float toX, float toY)
            throws IOException {
        out.setLineWidth(0.8f);
        out.moveTo(x * MM, (HIGH - y) * MM);
        out.lineTo(toX * MM, (HIGH - toY) * MM);
        out.stroke();
    }
}
