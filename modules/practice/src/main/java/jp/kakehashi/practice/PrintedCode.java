package jp.kakehashi.practice;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;

/// Whether a blank has a QR code printed on it.
final class PrintedCode {
    private static final int PART = 3;
    private static final Map<DecodeHintType, Object> HINTS =
            Map.of(
                    DecodeHintType.TRY_HARDER,
                    true,
                    DecodeHintType.POSSIBLE_FORMATS,
                    List.of(BarcodeFormat.QR_CODE));

    private PrintedCode() {}

    /// Looks for one on a drawn page.
    static boolean on(BufferedImage page) {
        int width = page.getWidth() / PART;
        int height = page.getHeight() / PART;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(page, 0, 0, width, height, null);
        } finally {
            graphics.dispose();
        }
        int[] dots = small.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap bits =
                new BinaryBitmap(
                        new GlobalHistogramBinarizer(new RGBLuminanceSource(width, height, dots)));
        try {
            new QRCodeReader().decode(bits, HINTS);
            return true;
        } catch (NotFoundException e) {
            return false;
        } catch (ReaderException e) {
            // Found, but not to be read: it is one all the same.
            return true;
        }
    }
}
