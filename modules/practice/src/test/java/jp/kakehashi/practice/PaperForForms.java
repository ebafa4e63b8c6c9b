package jp.kakehashi.practice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// Forms for tests: a few ruled boxes of every kind.
final class PaperForForms {
    private static final double POINT = 72 / 25.4;

    private PaperForForms() {}

    static void write(Path folder, String id) throws IOException {
        Files.createDirectories(folder);
        StringBuilder fields = new StringBuilder();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream out = new PDPageContentStream(document, page)) {
                for (int i = 0; i < 24; i++) {
                    String kind = new String[] {"text", "check", "choice", "seal"}[i % 4];
                    double x = 20 + 45 * (i % 4);
                    double y = 30 + 35 * (i / 4);
                    double w = kind.equals("text") ? 40 : kind.equals("seal") ? 18 : 6;
                    double h = kind.equals("seal") ? 18 : kind.equals("text") ? 10 : 6;
                    out.addRect(
                            (float) (x * POINT),
                            (float) (PDRectangle.A4.getHeight() - (y + h) * POINT),
                            (float) (w * POINT),
                            (float) (h * POINT));
                    out.stroke();
                    fields.append(i == 0 ? "" : ",")
                            .append("{\"id\":\"f%d\",\"type\":\"%s\"".formatted(i, kind))
                            .append(",\"x\":%s,\"y\":%s,\"w\":%s,\"h\":%s".formatted(x, y, w, h))
                            .append(",\"required\":%s}".formatted(i % 3 == 0));
                }
            }
            document.save(folder.resolve(id + ".pdf").toFile());
        }
        Files.writeString(
                folder.resolve(id + ".json"),
                "{\"id\":\"%s\",\"title\":\"見本\",\"widthMm\":210,\"heightMm\":297,\"fields\":[%s]}"
                        .formatted(id, fields),
                StandardCharsets.UTF_8);
    }

    /// The shipped font of that name.
    static InputStream font(String name) throws IOException {
        return Files.newInputStream(Path.of("../../resources/fonts", name));
    }
}
