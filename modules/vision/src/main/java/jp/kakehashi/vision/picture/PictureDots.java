package jp.kakehashi.vision.picture;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/// The dots of a decoded picture, white below what lets it shine through. Component by component:
/// AWT's own way takes grey for linear light and brightens it.
final class PictureDots {
    private PictureDots() {}

    static RgbImage of(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] dots = new int[width * height];
        int type = image.getType();
        if (image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
                && image.getSampleModel() instanceof PixelInterleavedSampleModel model
                && bytes.getOffset() == 0
                && image.getRaster().getParent() == null) {
            int stride = model.getScanlineStride();
            if (type == BufferedImage.TYPE_3BYTE_BGR && stride == 3 * width) {
                bgr(bytes.getData(), dots);
                return new RgbImage(width, height, dots);
            }
            if (type == BufferedImage.TYPE_BYTE_GRAY && stride == width) {
                gray(bytes.getData(), dots);
                return new RgbImage(width, height, dots);
            }
        }
        ColorModel model = image.getColorModel();
        boolean plain =
                model instanceof ComponentColorModel
                        && model.getNumColorComponents() % 2 == 1
                        && model.getTransferType() <= DataBuffer.TYPE_USHORT
                        && model.getComponentSize(0) >= 8;
        for (int y = 0; y < height; y++) {
            if (plain) {
                components(image.getRaster(), model, y, dots);
            } else {
                image.getRGB(0, y, width, 1, dots, y * width, width);
                onWhite(dots, y * width, width);
            }
        }
        return new RgbImage(width, height, dots);
    }

    private static void bgr(byte[] from, int[] dots) {
        for (int i = 0, p = 0; i < dots.length; i++, p += 3) {
            dots[i] = (from[p + 2] & 0xFF) << 16 | (from[p + 1] & 0xFF) << 8 | (from[p] & 0xFF);
        }
    }

    private static void gray(byte[] from, int[] dots) {
        for (int i = 0; i < dots.length; i++) {
            dots[i] = (from[i] & 0xFF) * 0x010101;
        }
    }

    private static void components(Raster raster, ColorModel model, int y, int[] dots) {
        int width = raster.getWidth();
        int bands = raster.getNumBands();
        int colours = model.getNumColorComponents();
        int shift = model.getComponentSize(0) - 8;
        int[] row = raster.getPixels(0, y, width, 1, (int[]) null);
        for (int x = 0; x < width; x++) {
            int at = x * bands;
            int red = row[at] >> shift;
            int green = colours == 1 ? red : row[at + 1] >> shift;
            int blue = colours == 1 ? red : row[at + 2] >> shift;
            int alpha = model.hasAlpha() ? row[at + bands - 1] >> shift : 255;
            dots[y * width + x] = onWhite(alpha << 24 | red << 16 | green << 8 | blue);
        }
    }

    private static void onWhite(int[] dots, int from, int count) {
        for (int i = from; i < from + count; i++) {
            dots[i] = onWhite(dots[i]);
        }
    }

    private static int onWhite(int argb) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb & 0xFFFFFF;
        }
        int white = 255 * (255 - alpha);
        int red = ((argb >> 16 & 0xFF) * alpha + white + 127) / 255;
        int green = ((argb >> 8 & 0xFF) * alpha + white + 127) / 255;
        int blue = ((argb & 0xFF) * alpha + white + 127) / 255;
        return red << 16 | green << 8 | blue;
    }
}
