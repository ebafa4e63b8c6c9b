package jp.kakehashi.practice.scene;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import jp.kakehashi.practice.chance.Dice;

/// What a camera does to light: blur, noise, sharpening, and JPEG.
final class Sensor {
    private static final int TABLE = 1 << 16;

    private final int width;
    private final int height;

    Sensor(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// What a camera makes of light: as it is up to three quarters, then ever less.
    static float level(double light) {
        return (float) (light <= 190 ? light : 190 + 62 * (1 - Math.exp((190 - light) / 62)));
    }

    /// Blurs one colour in place: out of focus by `sigma` dots.
    void defocus(float[] plane, double sigma) {
        if (sigma < 0.2) {
            return;
        }
        int reach = (int) Math.ceil(2.6 * sigma);
        float[] weight = new float[2 * reach + 1];
        float sum = 0;
        for (int i = -reach; i <= reach; i++) {
            weight[i + reach] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += weight[i + reach];
        }
        for (int i = 0; i < weight.length; i++) {
            weight[i] /= sum;
        }
        float[] line = new float[Math.max(width, height) + 2 * reach];
        for (int y = 0; y < height; y++) {
            rows(plane, y * width, line, weight, reach);
        }
        columns(plane, weight, reach);
    }

    /// Sharpens one colour in place, as cameras do: what differs from around differs more.
    void sharpen(float[] plane, double by) {
        float[] around = plane.clone();
        defocus(around, 1.4);
        for (int i = 0; i < plane.length; i++) {
            plane[i] += (float) (by * (plane[i] - around[i]));
        }
    }

    private void rows(float[] plane, int from, float[] line, float[] weight, int reach) {
        for (int i = -reach; i < width + reach; i++) {
            line[i + reach] = plane[from + Math.clamp(i, 0, width - 1)];
        }
        for (int x = 0; x < width; x++) {
            float sum = 0;
            for (int i = 0; i < weight.length; i++) {
                sum += weight[i] * line[x + i];
            }
            plane[from + x] = sum;
        }
    }

    /// Row by row through a ring of rows, so that memory is read in order.
    private void columns(float[] plane, float[] weight, int reach) {
        int taps = weight.length;
        float[][] ring = new float[taps][width];
        for (int i = 0; i < taps; i++) {
            System.arraycopy(
                    plane, Math.clamp(i - reach, 0, height - 1) * width, ring[i], 0, width);
        }
        for (int y = 0; y < height; y++) {
            int to = y * width;
            java.util.Arrays.fill(plane, to, to + width, 0);
            for (int i = 0; i < taps; i++) {
                float[] row = ring[(y + i) % taps];
                float w = weight[i];
                for (int x = 0; x < width; x++) {
                    plane[to + x] += w * row[x];
                }
            }
            int next = Math.min(y + 1 + reach, height - 1);
            System.arraycopy(plane, next * width, ring[y % taps], 0, width);
        }
    }

    /// Moved while the shutter was open, by `dx`, `dy` dots.
    float[] moved(float[] plane, double dx, double dy) {
        int n = (int) Math.clamp(Math.ceil(2 * Math.hypot(dx, dy)), 2, 9);
        float[] sum = new float[plane.length];
        for (int i = 0; i < n; i++) {
            double part = i / (n - 1.0) - 0.5;
            int sx = (int) Math.round(dx * part);
            int sy = (int) Math.round(dy * part);
            for (int y = 0; y < height; y++) {
                int from = Math.clamp(y + sy, 0, height - 1) * width;
                int to = y * width;
                for (int x = 0; x < width; x++) {
                    sum[to + x] += plane[from + Math.clamp(x + sx, 0, width - 1)] / n;
                }
            }
        }
        return sum;
    }

    /// The picture: noise that grows with light (`noise` at middle grey), cut to bytes.
    BufferedImage expose(float[][] rgb, double noise, Dice dice) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        float[] chance = chances(dice);
        SplittableRandom random = new SplittableRandom(dice.seed());
        float[] strength = new float[256];
        for (int i = 0; i < 256; i++) {
            strength[i] = (float) (noise * Math.sqrt(0.35 + 0.65 * i / 128.0));
        }
        for (int i = 0; i < width * height; i++) {
            long throwing = random.nextLong();
            float luma = chance[(int) (throwing & (TABLE - 1))] * 0.8f;
            for (int c = 0; c < 3; c++) {
                float value = rgb[c][i];
                float own = chance[(int) (throwing >>> (16 * (c + 1)) & (TABLE - 1))] * 0.6f;
                int level = Math.clamp((int) value, 0, 255);
                int dot = Math.round(value + strength[level] * (luma + own));
                bytes[3 * i + 2 - c] = (byte) Math.clamp(dot, 0, 255);
            }
        }
        return image;
    }

    private static float[] chances(Dice dice) {
        float[] table = new float[TABLE];
        for (int i = 0; i < TABLE; i++) {
            table[i] = (float) dice.around(1);
        }
        return table;
    }

    /// The picture as JPEG of that quality, 1 to 100.
    static byte[] jpeg(BufferedImage image, int quality) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
