package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.PaperForm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The clean scan, from a photograph to the file, through the child that looks at pictures.
class FormCheckScanTest {
    private static final String FORMS =
            Path.of(
                            System.getProperty("kakehashi.root", ".."),
                            "resources/packs/health_insurance/forms")
                    .toString();

    @TempDir Path folder;
    private final Typed typed = new Typed();

    private String photograph() {
        String out = folder.resolve("photos").toString();
        String[] practise = {
            "form", "practise", "--forms", FORMS, "--out", out, "--count", "1", "--size", "1080"
        };
        for (int from = 0; from < 20; from++) {
            String[] all = java.util.Arrays.copyOf(practise, practise.length + 2);
            all[practise.length] = "--from";
            all[practise.length + 1] = String.valueOf(from);
            assertEquals(0, typed.run(all));
            if (typed.text().contains("insurance_r8")) {
                return folder.resolve("photos/img00000" + from + ".jpg").toString();
            }
        }
        throw new AssertionError("no sheet of the form");
    }

    @Test
    void aScanIsWrittenAndPrivateFieldsAreBlackInItWhenAsked() throws IOException {
        String photo = photograph();
        Path scan = folder.resolve("scan.pdf");
        assertEquals(
                0,
                typed.run(
                        "form",
                        "check",
                        "--forms",
                        FORMS,
                        "--scan",
                        scan.toString(),
                        "--masked",
                        photo));
        assertEquals("insurance_r8", typed.printed().get("form").asText());
        assertTrue(Files.size(scan) <= 250_000);
        assertFalse(Files.exists(folder.resolve("scan.pdf.part")));
        try (PDDocument document = Loader.loadPDF(scan.toFile())) {
            assertEquals(
                    "insurance_r8",
                    document.getDocumentInformation().getCustomMetadataValue("KakehashiForm"));
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
            var form = FormFile.read(Files.readAllBytes(Path.of(FORMS, "insurance_r8.json")));
            var hidden = form.fields().stream().filter(FormField::isPrivate).toList();
            assertFalse(hidden.isEmpty());
            for (var field : hidden) {
                int dot =
                        page.getRGB(
                                (int) (field.box().centreX() * 100 / 25.4),
                                (int) (field.box().centreY() * 100 / 25.4));
                assertTrue((dot & 0xFF) < 30, field.id());
            }
        }
    }

    @Test
    void figuresAreSuggestedWhenAskedAndNeverThoseOfPrivateFields() throws IOException {
        Path photos = folder.resolve("photos");
        String out = photos.toString();
        assertEquals(
                0,
                typed.run(
                        "form",
                        "practise",
                        "--forms",
                        FORMS,
                        "--out",
                        out,
                        "--count",
                        "5",
                        "--size",
                        "2160"));
        List<String> check = new ArrayList<>(List.of("form", "check", "--forms", FORMS, "--hints"));
        for (int i = 0; i < 2; i++) {
            check.add(photos.resolve("img00000" + i + ".jpg").toString());
        }
        assertEquals(0, typed.run(check.toArray(String[]::new)));
        PaperForm form = FormFile.read(Files.readAllBytes(Path.of(FORMS, "insurance_r8.json")));
        int suggested = 0;
        for (String line : typed.text().lines().toList()) {
            for (var hint : new ObjectMapper().readTree(line).get("hints").properties()) {
                assertFalse(form.field(hint.getKey()).orElseThrow().isPrivate());
                assertTrue(hint.getValue().get("text").asText().matches("[0-9]+"));
                suggested++;
            }
        }
        assertTrue(suggested > 0);
        assertEquals(0, typed.run("form", "check", "--forms", FORMS, check.getLast()));
        assertFalse(typed.printed().has("hints"));
    }

    @Test
    void nothingIsWrittenOfWhatIsNoFormAndOneScanIsOfOnePicture() throws IOException {
        Path desk = folder.resolve("desk.png");
        ImageIO.write(
                new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", desk.toFile());
        Path scan = folder.resolve("scan.pdf");
        String[] one = {
            "form", "check", "--forms", FORMS, "--scan", scan.toString(), desk.toString()
        };
        assertEquals(0, typed.run(one));
        assertTrue(typed.printed().get("form").isNull());
        assertFalse(Files.exists(scan));
        String[] two = java.util.Arrays.copyOf(one, one.length + 1);
        two[one.length] = desk.toString();
        assertEquals(2, typed.run(two));
        assertEquals(2, typed.run("form", "check", "--forms", FORMS, "--masked", desk.toString()));
    }
}
