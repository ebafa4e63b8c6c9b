package jp.kakehashi.documents.look;

import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Draws a page of a PDF or a picture, on the calling thread and heap; {@link FileLook} does this
/// in a child.
final class PageDrawing {
    private static final byte[] PDF = "%PDF-".getBytes(StandardCharsets.US_ASCII);
    private static final double MM = 25.4 / 72;
    private static final int HEAD = 1_024;
    private static final long MOST_DOTS = 200_000_000;

    private PageDrawing() {}

    record Drawn(BufferedImage image, int page, int pages, double widthMm, double heightMm) {}

    static Drawn draw(byte[] file, int page, int longest) {
        try {
            return pdf(file) ? pdf(file, page, longest) : picture(file, longest);
        } catch (InvalidPasswordException e) {
            throw problem("problem.document.look_encrypted", e);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Readers of files fail in many ways on files that are none.
            throw problem("problem.document.look_damaged", e);
        }
    }

    private static ProblemException problem(String key, Throwable cause) {
        return new ProblemException(Problem.invalid(key), cause);
    }

    /// Scanners put their own bytes before the mark.
    private static boolean pdf(byte[] file) {
        for (int at = 0; at + PDF.length <= Math.min(file.length, HEAD); at++) {
            if (Arrays.equals(PDF, Arrays.copyOfRange(file, at, at + PDF.length))) {
                return true;
            }
        }
        return false;
    }

    private static Drawn pdf(byte[] file, int wanted, int side) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = document.getNumberOfPages();
            if (pages == 0) {
                throw Problem.invalid("problem.document.look_damaged").asException();
            }
            int page = Math.clamp(wanted, 0, pages - 1);
            PDRectangle box = document.getPage(page).getCropBox();
            float longest = Math.max(1, Math.max(box.getWidth(), box.getHeight()));
            float scale = (side - 2) / longest;
            PDFRenderer renderer = new PDFRenderer(document);
            renderer.setSubsamplingAllowed(true);
            BufferedImage image = renderer.renderImage(page, scale, ImageType.RGB);
            double turned = Math.floorMod(document.getPage(page).getRotation(), 180);
            double widthMm = (turned == 0 ? box.getWidth() : box.getHeight()) * MM;
            double heightMm = (turned == 0 ? box.getHeight() : box.getWidth()) * MM;
            return new Drawn(fitting(image, side), page, pages, widthMm, heightMm);
        }
    }

    private static Drawn picture(byte[] file, int side) throws IOException {
        ImageIO.setUseCache(false);
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Problem.invalid("problem.document.look_kind").asException();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long width = reader.getWidth(0);
                long height = reader.getHeight(0);
                if (width * height > MOST_DOTS) {
                    throw Problem.invalid("problem.document.look_too_large").asException();
                }
                ImageReadParam param = reader.getDefaultReadParam();
                int step = (int) Math.max(1, Math.max(width, height) / (2L * side));
                param.setSourceSubsampling(step, step, 0, 0);
                return new Drawn(fitting(reader.read(0, param), side), 0, 1, 0, 0);
            } finally {
                reader.dispose();
            }
        }
    }

    /// White below what lets it shine through, and no larger than asked for.
    private static BufferedImage fitting(BufferedImage image, int side) {
        int longest = Math.max(image.getWidth(), image.getHeight());
        double scale = Math.min(1, side / (double) longest);
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = drawn.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            Image smooth =
                    scale < 1
                            ? image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING)
                            : image;
            graphics.fillRect(0, 0, width, height);
            graphics.drawImage(smooth, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        return drawn;
    }
}
