package jp.kakehashi.vision.picture;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// Reads a picture of any origin within bounds, turned as its EXIF says; of several pictures in a
/// file the first. Decoders fail in many ways on files that are none, so this belongs into a child
/// with a heap of its own. A file that ends too early is damaged: half a sheet is no answer.
public final class PictureFile {
    /// The longest side that is worked with; larger pictures are read coarser.
    public static final int LONGEST = 4_096;

    private static final int MOST_SIDE = 20_000;
    private static final long MOST_DOTS = 60_000_000;

    /// What a decoder may hold of the picture beside the dots given back.
    private static final long MOST_DECODED_BYTES = 100L << 20;

    /// A progressive JPEG is held whole and uncoarsened, two bytes a coefficient, outside the heap.
    private static final long MOST_PROGRESSIVE_DOTS = 20_000_000;

    private PictureFile() {}

    /// Reads a picture.
    ///
    /// @throws ProblemException `problem.picture.kind`, `.damaged`, `.too_large`
    public static RgbImage read(byte[] file) {
        String format = format(file);
        if (format == null) {
            throw Problem.invalid("problem.picture.kind").asException();
        }
        try {
            return format.equals("jpeg") ? jpeg(file) : other(format, file);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new ProblemException(Problem.invalid("problem.picture.damaged"), e);
        }
    }

    private static @Nullable String format(byte[] file) {
        if (starts(file, 0xFF, 0xD8, 0xFF)) {
            return "jpeg";
        }
        if (starts(file, 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A)) {
            return "png";
        }
        if (starts(file, 'G', 'I', 'F', '8')) {
            return "gif";
        }
        if (starts(file, 'I', 'I', 42, 0) || starts(file, 'M', 'M', 0, 42)) {
            return "tiff";
        }
        return starts(file, 'B', 'M') ? "bmp" : null;
    }

    private static boolean starts(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static RgbImage jpeg(byte[] file) throws IOException {
        JpegFile jpeg = JpegFile.of(file);
        bounded(jpeg.width(), jpeg.height());
        if (jpeg.progressive() && (long) jpeg.width() * jpeg.height() > MOST_PROGRESSIVE_DOTS) {
            throw tooLarge(jpeg.width(), jpeg.height());
        }
        boolean[] endsEarly = {false};
        ImageReader reader = reader("jpeg");
        try (ImageInputStream in = stream(jpeg.withoutMetadata())) {
            reader.addIIOReadWarningListener(
                    (_, warning) ->
                            endsEarly[0] |=
                                    warning.toLowerCase(Locale.ROOT).contains("premature end"));
            reader.setInput(in, true, true);
            ImageReadParam param = coarser(reader, jpeg.width(), jpeg.height(), 3);
            RgbImage picture;
            if (jpeg.components() == 4) {
                Raster raster = reader.readRaster(0, param);
                picture = FourInks.dots(raster, jpeg.adobe());
            } else {
                picture = PictureDots.of(reader.read(0, param));
            }
            if (endsEarly[0]) {
                throw damaged();
            }
            return Turned.by(picture, ExifTurn.of(file));
        } finally {
            reader.dispose();
        }
    }

    private static RgbImage other(String format, byte[] file) throws IOException {
        ImageReader reader = reader(format);
        try (ImageInputStream in = stream(file)) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            bounded(width, height);
            bounded(reader.getTileWidth(0), reader.getTileHeight(0));
            return PictureDots.of(reader.read(0, coarser(reader, width, height, bytes(reader))));
        } finally {
            reader.dispose();
        }
    }

    private static int bytes(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getRawImageType(0);
        return type == null ? 4 : (type.getColorModel().getPixelSize() + 7) / 8;
    }

    private static ImageReadParam coarser(ImageReader reader, int width, int height, int bytes) {
        int step = (Math.max(width, height) + LONGEST - 1) / LONGEST;
        while ((long) (width / step) * (height / step) * bytes > MOST_DECODED_BYTES) {
            step++;
        }
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        return param;
    }

    private static ImageReader reader(String format) {
        return ImageIO.getImageReadersByFormatName(format).next();
    }

    private static ImageInputStream stream(byte[] file) {
        // Never ImageIO's default, which lays what it reads down in a temporary file.
        return new MemoryCacheImageInputStream(new ByteArrayInputStream(file));
    }

    private static void bounded(int width, int height) {
        if (width < 1 || height < 1) {
            throw damaged();
        }
        if (width > MOST_SIDE || height > MOST_SIDE || (long) width * height > MOST_DOTS) {
            throw tooLarge(width, height);
        }
    }

    private static ProblemException tooLarge(int width, int height) {
        return Problem.invalid("problem.picture.too_large", width, height).asException();
    }

    private static ProblemException damaged() {
        return Problem.invalid("problem.picture.damaged").asException();
    }
}
