package jp.kakehashi.documents.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import jp.kakehashi.kernel.ProblemException;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileBlanksTest {
    @TempDir Path folder;

    private String problem(String pdf) throws IOException {
        Path file = folder.resolve("hostile.pdf");
        Files.writeString(file, pdf, StandardCharsets.ISO_8859_1);
        return problem(file);
    }

    private static String problem(Path file) {
        return assertThrows(ProblemException.class, () -> BlankForm.read(file)).problem().key();
    }

    private static String pdf(String pages) {
        return "%PDF-1.7\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
                + pages
                + "trailer <</Root 1 0 R>>\n%%EOF\n";
    }

    @Test
    void pageTreeThatLeadsBackToItselfIsNamed() throws Exception {
        Path file = folder.resolve("loop.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            COSDictionary pages = document.getPages().getCOSObject();
            COSDictionary middle = new COSDictionary();
            middle.setItem(COSName.TYPE, COSName.PAGES);
            COSArray back = new COSArray();
            back.add(pages);
            middle.setItem(COSName.KIDS, back);
            pages.getCOSArray(COSName.KIDS).add(middle);
            document.save(file.toFile(), CompressParameters.NO_COMPRESSION);
        }
        assertEquals("problem.document.blank_page_loop", problem(file));
    }

    @Test
    void pdfWithoutPagesIsNamed() throws Exception {
        assertEquals(
                "problem.document.blank_no_pages",
                problem(pdf("2 0 obj <</Type /Pages /Count 0 /Kids []>> endobj\n")));
    }

    @Test
    void whatIsNoPdfIsNamed() throws Exception {
        assertEquals("problem.document.blank_damaged", problem("hello"));
        assertEquals("problem.document.blank_damaged", problem(""));
        assertEquals("problem.document.blank_not_found", problem(folder.resolve("none.pdf")));
    }

    @Test
    void lockedPdfIsNamed() throws Exception {
        Path file = folder.resolve("locked.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
            document.save(file.toFile());
        }
        assertEquals("problem.document.blank_encrypted", problem(file));
    }

    @Test
    void everyPdfOfTheCollectionGivesPagesOrANamedProblem() throws Exception {
        Path shared = Path.of(System.getProperty("kakehashi.root")).resolveSibling("shared");
        Path collection = shared.resolve("data").resolve("pdf-hostile");
        boolean ci = "true".equals(System.getenv("CI")) && Files.exists(shared);
        Assumptions.assumeTrue(
                ci || Files.isDirectory(collection), "no collection of hostile PDFs here");
        Map<String, Integer> outcomes = new TreeMap<>();
        try (Stream<Path> files = Files.list(collection)) {
            for (Path file : files.sorted().toList()) {
                outcomes.merge(outcome(file), 1, Integer::sum);
            }
        }
        System.out.println("hostile blanks: " + outcomes);
        assertTrue(outcomes.getOrDefault("pages", 0) > 0, outcomes::toString);
    }

    /// Without a child for each: what the child does is what is tried here.
    private static String outcome(Path file) {
        ByteArrayOutputStream rebuilt = new ByteArrayOutputStream();
        try {
            BlankRebuilding.rebuild(file, rebuilt);
            String pdf = rebuilt.toString(StandardCharsets.ISO_8859_1);
            for (String acts :
                    new String[] {"/JavaScript", "/OpenAction", "/Launch", "/EmbeddedFile"}) {
                assertFalse(pdf.contains(acts), file + " keeps " + acts);
            }
            return "pages";
        } catch (ProblemException e) {
            assertTrue(e.problem().key().startsWith("problem.document.blank_"), file::toString);
            return e.problem().key();
        }
    }
}
