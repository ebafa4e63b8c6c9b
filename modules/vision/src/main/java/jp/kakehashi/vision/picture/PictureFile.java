package jp.kakehashi.vision.picture;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.PixelInterleavedSampleModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;

/// Reads a picture of any origin within bounds, turned as its EXIF says. Decoders fail in many ways
/// on files that are none, so this belongs into a child with a heap of its own.
public final class PictureFile {
    /// The longest side that is worked with; larger pictures are read coarser.
    public static final int LONGEST = 4_096;

    private static final int MOST_SIDE = 20_000;
    private static final long MOST_DOTS = 60_000_000;

    private PictureFile() {}

    /// Reads a picture.
    ///
    /// @throws ProblemException `problem.picture.kind`, `.damaged`, `.too_large`
    public static RgbImage read(byte[] file) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageIO.setUseCache(false);
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw Problem.invalid("problem.picture.kind").asException();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return Turned.by(read(reader), ExifTurn.of(file));
            } finally {
                reader.dispose();
            }
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(Problem.invalid("problem.picture.damaged"), e);
        }
    }

    private static RgbImage read(ImageReader reader) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (width < 1 || height < 1) {
            throw Problem.invalid("problem.picture.damaged").asException();
        }
        if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_DOTS) {
            throw Problem.invalid("problem.picture.too_large", width, height).asException();
        }
        ImageReadParam param = reader.getDefaultReadParam();
        int step = (Math.max(width, height) + LONGEST - 1) / LONGEST;
        param.setSourceSubsampling(step, step, 0, 0);
        return dots(reader.read(0, param));
    }

    private static RgbImage dots(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] dots = new int[width * height];
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
                && image.getSampleModel() instanceof PixelInterleavedSampleModel model
                && model.getScanlineStride() == 3 * width
                && bytes.getOffset() == 0
                && bytes.getData().length >= 3 * dots.length) {
            byte[] from = bytes.getData();
            for (int i = 0, p = 0; i < dots.length; i++, p += 3) {
                dots[i] = (from[p + 2] & 0xFF) << 16 | (from[p + 1] & 0xFF) << 8 | (from[p] & 0xFF);
            }
            return new RgbImage(width, height, dots);
        }
        BufferedImage plain = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] to = ((DataBufferInt) plain.getRaster().getDataBuffer()).getData();
        // White below what lets it shine through.
        Arrays.fill(to, 0xFFFFFF);
        Graphics2D graphics = plain.createGraphics();
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        System.arraycopy(to, 0, dots, 0, dots.length);
        return new RgbImage(width, height, dots);
    }
}
