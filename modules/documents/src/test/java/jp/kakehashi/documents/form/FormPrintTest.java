package jp.kakehashi.documents.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintedPages;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.RowLink;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormPrintTest {
    private static final PrintFonts FONTS = PrintedPages.fonts();
    private static final RowLink LINK =
            new RowLink("road", UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
    private static final String TEMPLATE =
            """
            name: 道路占用許可申請書
            fields:
              - {name: 氏名, page: 1, box: [40, 40, 60, 10], size: 12, smallest: 8}
              - {name: 理由, page: 1, box: [40, 60, 60, 20], rise: top}
              - {name: 同意, page: 1, box: [20, 60, 5, 5], kind: check}
              - {name: 郵便番号, page: 1, box: [40, 90, 49, 8], kind: comb, digits: 7, as: code}
              - {name: 占用料, page: 1, box: [40, 100, 42, 8], kind: comb, digits: 6, as: yen}
              - {name: QR, page: 1, box: [150, 10, 25, 25], kind: code}
              - name: 区分
                page: 1
                box: [40, 110, 60, 8]
                kind: choice
                choices:
                  - {value: 新規, box: [40, 110, 12, 8]}
                  - {value: 更新, box: [60, 110, 12, 8]}
            """;
    @TempDir Path folder;

    /// A landscape A4 that is kept upright, with a script, as offices have them.
    private Path blank() throws Exception {
        Path file = folder.resolve("blank.pdf");
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(new PDRectangle(595, 842));
            page.setRotation(90);
            PDStream content = new PDStream(document);
            try (OutputStream out = content.createOutputStream()) {
                out.write(
                        "2 w 20 20 555 802 re S 0 0 30 30 re f"
                                .getBytes(StandardCharsets.US_ASCII));
            }
            page.setContents(content);
            document.addPage(page);
            document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)"));
            document.save(file.toFile());
        }
        return file;
    }

    private PrintReport print(Path to, Map<String, String> values) throws Exception {
        BlankForm blank = BlankForm.read(blank());
        FormTemplate template = new TemplateFile().read(TEMPLATE);
        var fillings = List.of(new FormPrint.Filling(values, LINK)).iterator();
        return new FormPrint(PrintedPages.job(FONTS)).write(to, template, blank, fillings, 1);
    }

    @Test
    void valuesStandOnTheBlankAndItsScriptIsGone() throws Exception {
        Path file = folder.resolve("filled.pdf");
        PrintReport report =
                print(
                        file,
                        Map.of(
                                "氏名", "葛\uDB40\uDD03城 花子",
                                "理由", "工事のため",
                                "同意", "true",
                                "郵便番号", "0138601",
                                "占用料", "12300",
                                "区分", "更新"));
        assertTrue(report.clean(), report::toString);
        assertEquals(List.of("OpenAction"), BlankForm.read(blank()).leftOut());
        try (PrintedPages pages = new PrintedPages(file)) {
            String text = pages.text();
            assertTrue(text.contains("葛\uDB40\uDD03城 花子"), text);
            assertTrue(text.contains("工事のため"), text);
            assertEquals(List.of(LINK.text()), pages.codes(1));
            assertFalse(pages.source().contains("/OpenAction"), "an action is left");
            assertFalse(pages.source().contains("JavaScript"), "a script is left");
            // Upright paper turned by 90° is landscape; the black corner is at the top left.
            var picture = pages.picture(1, 72);
            assertTrue(picture.getWidth() > picture.getHeight());
            assertEquals(0xFF000000, picture.getRGB(10, 10));
            assertEquals(0xFFFFFFFF, picture.getRGB(10, picture.getHeight() - 10));
        }
    }

    @Test
    void longTextIsWrappedAndWhatDoesNotFitIsReported() throws Exception {
        Path file = folder.resolve("long.pdf");
        assertTrue(print(file, Map.of("理由", "道路の占用の理由を詳しく書く。".repeat(6))).clean());
        PrintReport report = print(file, Map.of("理由", "道路の占用の理由。".repeat(100)));
        assertEquals(PrintReport.Kind.CUT, report.entries().getFirst().kind());
        assertEquals("1 理由", report.entries().getFirst().where());
    }

    @Test
    void numberWithMoreDigitsThanBoxesIsNotBegun() throws Exception {
        Path file = folder.resolve("comb.pdf");
        PrintReport report = print(file, Map.of("占用料", "1234567"));
        assertEquals(
                List.of("1 占用料"), report.entries().stream().map(PrintReport.Entry::where).toList());
        try (PrintedPages pages = new PrintedPages(file)) {
            assertEquals("", pages.text().strip());
        }
    }

    @Test
    void templateIsReadStrictlyAndWrittenBack() {
        TemplateFile yaml = new TemplateFile();
        FormTemplate template = yaml.read(TEMPLATE);
        assertEquals(template, yaml.read(yaml.write(template)));
        assertProblem("problem.document.template_content", TEMPLATE.replace("digits", "digit"));
        assertProblem(
                "problem.document.template_content",
                TEMPLATE.replace("[40, 40, 60, 10]", "[40, 40, 60]"));
        assertProblem(
                "problem.document.template_content",
                TEMPLATE.replace("[40, 40, 60, 10]", "[-4, 40, 60, 1]"));
        assertProblem(
                "problem.document.template_content", TEMPLATE.replace("name: 理由", "name: 氏名"));
        assertProblem(
                "problem.document.template_syntax", TEMPLATE.replace("size: 12", "size: .nan"));
        assertProblem("problem.document.template_syntax", TEMPLATE + "\n  - {");
    }

    private static void assertProblem(String key, String text) {
        ProblemException problem =
                assertThrows(ProblemException.class, () -> new TemplateFile().read(text));
        assertEquals(key, problem.problem().key());
    }

    @Test
    void fieldBesideTheBlankIsRefused() {
        FormTemplate template =
                new TemplateFile().read(TEMPLATE.replace("[40, 90, 49, 8]", "[40, 205, 49, 8]"));
        ProblemException problem =
                assertThrows(
                        ProblemException.class,
                        () ->
                                new FormPrint(PrintedPages.job(FONTS))
                                        .write(
                                                folder.resolve("x.pdf"),
                                                template,
                                                BlankForm.read(blank()),
                                                List.<FormPrint.Filling>of().iterator(),
                                                0));
        assertEquals("problem.document.template_off_page", problem.problem().key());
        assertFalse(Files.exists(folder.resolve("x.pdf")));
    }

    @Test
    void aDayIsWrittenAsTheBlankWantsItAndAFieldMayStandTwice() {
        String day = "2026-11-22";
        assertEquals("令和8年11月22日", ValueKind.DATE_LONG.shown(day));
        assertEquals("2026年11月22日", ValueKind.DATE_WESTERN.shown(day));
        assertEquals("令和", ValueKind.DATE_ERA.shown(day));
        assertEquals("8", ValueKind.DATE_YEAR.shown(day));
        assertEquals("11", ValueKind.DATE_MONTH.shown(day));
        assertEquals("22", ValueKind.DATE_DAY.shown(day));
        assertEquals("元", ValueKind.DATE_YEAR.shown("2019-05-01"));
        assertEquals("きのう", ValueKind.DATE_YEAR.shown("きのう"));
        String text =
                """
                name: 二度
                fields:
                  - {name: 年, box: [10, 10, 10, 8], as: date_year, from: until}
                  - {name: 月, box: [30, 10, 10, 8], as: date_month, from: until}
                  - {name: 新規, box: [50, 10, 5, 5], kind: check, when: new, from: kind}
                """;
        TemplateFile file = new TemplateFile();
        FormTemplate template = file.read(text);
        assertEquals("until", template.fields().get(1).source());
        assertEquals("new", template.fields().get(2).details().when());
        assertEquals(template, file.read(file.write(template)));
    }
}
