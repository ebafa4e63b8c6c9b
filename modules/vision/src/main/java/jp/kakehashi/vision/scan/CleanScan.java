package jp.kakehashi.vision.scan;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;

/// A sheet as a scanner would have seen it: the page alone, flat, on white, seals red, at 200 dpi,
/// as a PDF of the page's size. What the picture does not hold of the page is grey.
public final class CleanScan {
    /// No scan is larger, in bytes.
    public static final int MOST_BYTES = 250_000;

    private static final int MOST_JPEG = MOST_BYTES - 8_000;
    private static final double RIM_MM = 0.8;
    private static final float BEST = 0.8f;
    private static final float WORST = 0.05f;

    private CleanScan() {}

    /// Makes the scan of a sheet that was read.
    ///
    /// @param masked whether the private fields are burned in before anything is made of it
    /// @param at when the picture was taken, from the caller's clock
    public static byte[] of(
            RgbImage picture, PaperForm form, PageMap map, boolean masked, Instant at) {
        RgbImage seen = masked ? PrivacyMask.burn(picture, form, map) : picture;
        RgbImage page = WhiteSheet.of(seen, form, map).page();
        whiteRim(page.dots(), page.width(), page.height());
        if (masked) {
            form.fields().stream()
                    .filter(FormField::isPrivate)
                    .forEach(f -> blacken(page, f.box().grown(PrivacyMask.MARGIN_MM)));
        }
        byte[] jpeg = jpeg(page);
        return ScanPdf.of(jpeg, page.width(), page.height(), form, at);
    }

    /// Where a sheet ends, the desk shines in by a dot or two; nothing is printed there.
    private static void whiteRim(int[] dots, int width, int height) {
        int rim = (int) Math.round(RIM_MM * FlatSheet.DOTS_PER_MM);
        for (int y = 0; y < height; y++) {
            boolean whole = y < rim || y >= height - rim;
            for (int x = 0; x < width; x += whole || x != rim - 1 ? 1 : width - 2 * rim + 1) {
                dots[y * width + x] = 0xFFFFFF;
            }
        }
    }

    private static void blacken(RgbImage page, MmBox box) {
        int width = page.width();
        int height = page.height();
        int right = Math.min(width, (int) Math.ceil(box.right() * FlatSheet.DOTS_PER_MM));
        int bottom = Math.min(height, (int) Math.ceil(box.bottom() * FlatSheet.DOTS_PER_MM));
        int left = Math.max(0, (int) (box.x() * FlatSheet.DOTS_PER_MM));
        for (int y = Math.max(0, (int) (box.y() * FlatSheet.DOTS_PER_MM)); y < bottom; y++) {
            for (int x = left; x < right; x++) {
                page.dots()[y * width + x] = 0;
            }
        }
    }

    /// The best JPEG that is small enough.
    private static byte[] jpeg(RgbImage page) {
        BufferedImage image =
                new BufferedImage(
                        new DirectColorModel(24, 0xFF0000, 0xFF00, 0xFF),
                        Raster.createPackedRaster(
                                new DataBufferInt(page.dots(), page.dots().length),
                                page.width(),
                                page.height(),
                                page.width(),
                                new int[] {0xFF0000, 0xFF00, 0xFF},
                                new Point()),
                        false,
                        null);
        float quality = BEST;
        byte[] jpeg = jpeg(image, quality);
        while (jpeg.length > MOST_JPEG && quality > WORST) {
            // The size falls about as the quality does.
            double wanted = 0.95 * MOST_JPEG / jpeg.length;
            quality = (float) Math.max(WORST, Math.min(quality * wanted, quality - 0.05));
            jpeg = jpeg(image, quality);
        }
        return jpeg;
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
