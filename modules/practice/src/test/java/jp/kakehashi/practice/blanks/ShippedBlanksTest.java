package jp.kakehashi.practice.blanks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FieldReading.State;
import jp.kakehashi.vision.FormRules;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormField.Kind;
import jp.kakehashi.vision.form.FormFile;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ShippedBlanksTest {
    private static final Path RESOURCES =
            Path.of(System.getProperty("kakehashi.root"), "resources");
    private static final double DOTS_PER_MM = 12;
    private static final double CODE_DOTS_PER_MM = 8;

    @TempDir static Path drawn;

    @BeforeAll
    static void draw() throws IOException {
        Path faces = RESOURCES.resolve("fonts");
        PrintFonts fonts = new PrintFonts(name -> Files.newInputStream(faces.resolve(name)));
        for (Blank blank : ShippedBlanks.ALL) {
            ShippedBlanks.write(blank, fonts, drawn);
        }
    }

    private static PaperForm form(Blank blank) throws IOException {
        return FormFile.read(Files.readAllBytes(drawn.resolve(blank.id() + ".json")));
    }

    private static BufferedImage picture(Blank blank, double dotsPerMm) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(drawn.resolve(blank.id() + ".pdf").toFile())) {
            assertEquals(1, pdf.getNumberOfPages());
            float scale = (float) (dotsPerMm * 25.4 / 72);
            return new PDFRenderer(pdf).renderImage(0, scale, ImageType.GRAY);
        }
    }

    @Test
    void whatIsInThePacksIsWhatTheProgramDraws() throws IOException {
        List<Path> expected = new ArrayList<>();
        for (Blank blank : ShippedBlanks.ALL) {
            Path folder = RESOURCES.resolve("packs").resolve(blank.service()).resolve("forms");
            for (String file : List.of(blank.id() + ".pdf", blank.id() + ".json")) {
                byte[] packed = Files.readAllBytes(folder.resolve(file));
                assertArrayEquals(packed, Files.readAllBytes(drawn.resolve(file)), file);
                expected.add(folder.resolve(file));
            }
            assertTrue(Files.size(folder.resolve(blank.id() + ".pdf")) < 100_000, blank.id());
        }
        try (var files = Files.walk(RESOURCES.resolve("packs"))) {
            List<Path> forms = files.filter(f -> f.getParent().endsWith("forms")).sorted().toList();
            assertEquals(expected.stream().sorted().toList(), forms);
        }
    }

    @Test
    void everyBoxLiesOnThePageAndNoTwoOverlapButSeals() throws IOException {
        for (Blank blank : ShippedBlanks.ALL) {
            List<FormField> fields = form(blank).fields();
            for (int i = 0; i < fields.size(); i++) {
                FormField field = fields.get(i);
                MmBox box = field.box();
                boolean inside =
                        box.x() >= 10 && box.y() >= 8 && box.right() <= 200 && box.bottom() <= 289;
                assertTrue(inside, blank.id() + " " + field);
                assertTrue(box.w() >= 4 && box.h() >= 3.5, blank.id() + " " + field);
                for (FormField other : fields.subList(i + 1, fields.size())) {
                    boolean seal = field.kind() == Kind.SEAL || other.kind() == Kind.SEAL;
                    assertTrue(
                            seal || apart(box, other.box()),
                            blank.id() + " " + field.id() + " " + other.id());
                }
            }
        }
    }

    private static boolean apart(MmBox a, MmBox b) {
        return a.right() <= b.x() + 1e-6
                || b.right() <= a.x() + 1e-6
                || a.bottom() <= b.y() + 1e-6
                || b.bottom() <= a.y() + 1e-6;
    }

    @Test
    void whereSomebodyWritesThePaperIsEmptyAndWhereSomebodyMarksItIsPrinted() throws IOException {
        for (Blank blank : ShippedBlanks.ALL) {
            BufferedImage picture = picture(blank, DOTS_PER_MM);
            for (FormField field : form(blank).fields()) {
                int darkest = darkest(picture, field.box());
                boolean free = field.kind() == Kind.TEXT;
                boolean printed = field.kind() == Kind.CHECK || field.kind() == Kind.CHOICE;
                assertTrue(!free || darkest == 255, blank.id() + " " + field + " " + darkest);
                assertTrue(!printed || darkest < 100, blank.id() + " " + field + " " + darkest);
            }
        }
    }

    private static int darkest(BufferedImage picture, MmBox box) {
        int darkest = 255;
        for (int y = (int) Math.ceil(box.y() * DOTS_PER_MM); y < box.bottom() * DOTS_PER_MM; y++) {
            for (int x = (int) Math.ceil(box.x() * DOTS_PER_MM);
                    x < box.right() * DOTS_PER_MM;
                    x++) {
                darkest = Math.min(darkest, picture.getRaster().getSample(x, y, 0));
            }
        }
        return darkest;
    }

    @Test
    void theCodeNamesTheFormAndIsTwentyFiveMillimetresWide() throws Exception {
        for (Blank blank : ShippedBlanks.ALL) {
            BufferedImage page = picture(blank, CODE_DOTS_PER_MM);
            int half = page.getWidth() * 3 / 4;
            BufferedImage picture =
                    page.getSubimage(half, 0, page.getWidth() - half, page.getHeight() / 6);
            int width = picture.getWidth();
            int height = picture.getHeight();
            int[] dots = picture.getRGB(0, 0, width, height, null, 0, width);
            var found =
                    new QRCodeReader()
                            .decode(
                                    new BinaryBitmap(
                                            new HybridBinarizer(
                                                    new RGBLuminanceSource(width, height, dots))),
                                    Map.of(DecodeHintType.TRY_HARDER, true));
            assertEquals("kakehashi:form/" + blank.id() + "/" + blank.edition(), found.getText());
            var corners = found.getResultPoints();
            double across = (corners[2].getX() - corners[1].getX()) / CODE_DOTS_PER_MM;
            assertTrue(across > 17.8 && across < 19.5, blank.id() + " " + across);
        }
    }

    @Test
    void onABlankWhatTheResidentHasToFillInIsMissingAndNothingOfTheClerks() throws IOException {
        for (Blank blank : ShippedBlanks.ALL) {
            PaperForm form = form(blank);
            Map<String, FieldReading> readings = new HashMap<>();
            for (FormField field : form.fields()) {
                State state =
                        switch (field.kind()) {
                            case TEXT -> State.EMPTY;
                            case CHECK, CHOICE -> State.UNMARKED;
                            case SEAL -> State.UNSTAMPED;
                        };
                readings.put(field.id(), new FieldReading(state, 1));
            }
            List<String> missing = FormRules.missing(form, readings);
            assertTrue(missing.size() >= 8, blank.id() + " " + missing);
            assertEquals(missing.stream().distinct().toList(), missing);
            for (FormField field : form.fields()) {
                boolean clerks = field.filledBy() == FormField.FilledBy.CLERK;
                assertTrue(!clerks || !missing.contains(field.askedAs()), field.id());
                assertTrue(!field.isPrivate() || field.id().contains("number"), field.id());
                assertTrue(!field.label().equals(field.id()), field.id());
            }
            assertTrue(!FormRules.attachments(form, readings).isEmpty(), blank.id());
        }
    }

    @Test
    void individualNumbersAreRowsOfTwelvePrivateBoxes() throws IOException {
        int rows = 0;
        for (Blank blank : ShippedBlanks.ALL) {
            long hidden = form(blank).fields().stream().filter(FormField::isPrivate).count();
            assertEquals(0, hidden % 12, blank.id());
            rows += (int) hidden / 12;
        }
        assertEquals(8, rows);
    }
}
