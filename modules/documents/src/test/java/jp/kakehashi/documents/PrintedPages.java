package jp.kakehashi.documents;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import jp.kakehashi.documents.fonts.PrintFonts;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/// Reads a print as somebody else would: pictures, text and codes of its pages.
public final class PrintedPages implements AutoCloseable {
    private final PDDocument document;

    public PrintedPages(Path file) throws IOException {
        document = Loader.loadPDF(file.toFile());
    }

    /// The fonts of the repository.
    public static PrintFonts fonts() {
        Path folder = Path.of(System.getProperty("kakehashi.root"), "resources", "fonts");
        return new PrintFonts(name -> Files.newInputStream(folder.resolve(name)));
    }

    public static PrintJob job(PrintFonts fonts) {
        return job(fonts, false, PrintProgress.NONE);
    }

    public static PrintJob job(PrintFonts fonts, boolean training, PrintProgress progress) {
        return new PrintJob(
                fonts,
                "建設部 道路管理課　山田 太郎",
                Instant.parse("2026-11-22T01:15:00Z"),
                ZoneId.of("Asia/Tokyo"),
                training,
                PrintWords.JAPANESE,
                progress);
    }

    public PDDocument document() {
        return document;
    }

    public int count() {
        return document.getNumberOfPages();
    }

    public String text() throws IOException {
        return new PDFTextStripper().getText(document);
    }

    /// Text of one page, from 1.
    public String text(int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(document);
    }

    public BufferedImage picture(int page, int dpi) throws IOException {
        return new PDFRenderer(document).renderImageWithDPI(page - 1, dpi, ImageType.RGB);
    }

    /// What the codes on a page say.
    public List<String> codes(int page) throws IOException, NotFoundException {
        BufferedImage picture = picture(page, 200);
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] dots = picture.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bitmap =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, dots)));
        Result[] found =
                new QRCodeMultiReader()
                        .decodeMultiple(bitmap, Map.of(DecodeHintType.TRY_HARDER, true));
        return Arrays.stream(found).map(Result::getText).sorted().toList();
    }

    /// The PDF with its objects as plain text, to look for what must not be there.
    public String source() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        document.save(plain, CompressParameters.NO_COMPRESSION);
        return plain.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
