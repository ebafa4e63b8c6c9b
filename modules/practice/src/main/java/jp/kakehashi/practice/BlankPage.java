package jp.kakehashi.practice;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.practice.writing.PageRaster;
import jp.kakehashi.vision.form.PaperForm;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/// Draws the blank of a form, 12 dots a millimetre.
final class BlankPage {
    private static final float DOTS_PER_POINT = (float) (PageRaster.DOTS * 25.4 / 72);

    private BlankPage() {}

    /// The first page of `pdf`.
    ///
    /// @throws ProblemException `problem.document.blank_damaged`
    static BufferedImage draw(byte[] pdf, PaperForm form) {
        int width = (int) Math.round(form.widthMm() * PageRaster.DOTS);
        int height = (int) Math.round(form.heightMm() * PageRaster.DOTS);
        BufferedImage page = white(width, height);
        Graphics2D graphics = page.createGraphics();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            BufferedImage drawn =
                    new PDFRenderer(document).renderImage(0, DOTS_PER_POINT, ImageType.RGB);
            boolean fits =
                    Math.abs(drawn.getWidth() - width) <= 2
                            && Math.abs(drawn.getHeight() - height) <= 2;
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            if (fits) {
                graphics.drawImage(drawn, 0, 0, null);
            } else {
                graphics.drawImage(drawn, 0, 0, width, height, null);
            }
        } catch (IOException | RuntimeException e) {
            // Readers of files fail in many ways on files that are none.
            throw new ProblemException(Problem.invalid("problem.document.blank_damaged"), e);
        } finally {
            graphics.dispose();
        }
        return page;
    }

    /// A page with nothing on it.
    static BufferedImage white(int width, int height) {
        BufferedImage page = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = page.createGraphics();
        try {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, width, height);
        } finally {
            graphics.dispose();
        }
        return page;
    }
}
