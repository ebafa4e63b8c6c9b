package jp.kakehashi.documents.form;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Rebuilds a PDF from outside as one that only shows its pages. Reads it on the calling thread and
/// heap; {@link BlankForm} does this in a child.
final class BlankRebuilding {
    static final COSName PICTURE = COSName.getPDFName("Blank");
    private static final long LARGEST_FILE = 50L << 20;

    private BlankRebuilding() {}

    private interface Opening {
        PDDocument open() throws IOException;
    }

    /// Writes the new PDF to `out`; returns the names of what was left out.
    static Set<String> rebuild(Path file, OutputStream out) {
        return rebuild(
                () -> {
                    if (Files.size(file) > LARGEST_FILE) {
                        throw Problem.invalid("problem.document.blank_too_large").asException();
                    }
                    return Loader.loadPDF(file.toFile());
                },
                out);
    }

    /// The same of bytes.
    static Set<String> rebuild(byte[] pdf, OutputStream out) {
        return rebuild(() -> Loader.loadPDF(pdf), out);
    }

    private static Set<String> rebuild(Opening opening, OutputStream out) {
        try (PDDocument source = opening.open()) {
            if (source.isEncrypted()) {
                throw Problem.invalid("problem.document.blank_encrypted").asException();
            }
            return rebuild(source, out);
        } catch (NoSuchFileException e) {
            throw problem("problem.document.blank_not_found", e);
        } catch (InvalidPasswordException e) {
            throw problem("problem.document.blank_encrypted", e);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // The reader of PDF fails in many ways on files that are none.
            throw problem("problem.document.blank_damaged", e);
        }
    }

    private static ProblemException problem(String key, Throwable cause) {
        return new ProblemException(Problem.invalid(key), cause);
    }

    private static Set<String> rebuild(PDDocument source, OutputStream to) throws IOException {
        List<COSDictionary> pages = BlankPages.of(source);
        Set<String> leftOut = BlankPages.acting(source, pages);
        try (PDDocument target = new PDDocument(IOUtils.createMemoryOnlyStreamCache())) {
            PageForm forms = new PageForm(target);
            for (COSDictionary page : pages) {
                PageForm.Picture picture = forms.of(page);
                PDPage made =
                        new PDPage(
                                new PDRectangle((float) picture.width(), (float) picture.height()));
                COSDictionary pictures = new COSDictionary();
                pictures.setItem(PICTURE, picture.form());
                COSDictionary resources = new COSDictionary();
                resources.setItem(COSName.XOBJECT, pictures);
                made.getCOSObject().setItem(COSName.RESOURCES, resources);
                COSStream content = target.getDocument().createCOSStream();
                try (OutputStream out = content.createOutputStream()) {
                    out.write("/Blank Do\n".getBytes(StandardCharsets.US_ASCII));
                }
                made.getCOSObject().setItem(COSName.CONTENTS, content);
                target.addPage(made);
            }
            target.setDocumentId(1L);
            target.save(to, CompressParameters.NO_COMPRESSION);
            return leftOut;
        }
    }
}
