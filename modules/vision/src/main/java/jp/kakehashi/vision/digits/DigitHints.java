package jp.kakehashi.vision.digits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jp.kakehashi.vision.FieldReading;
import jp.kakehashi.vision.FormBlank;
import jp.kakehashi.vision.GrayImage;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.scan.WhiteSheet;

/// The figures of a sheet's small fields. Private fields are not read at all.
public final class DigitHints {
    /// Wider or higher fields hold words.
    private static final double MOST_WIDTH_MM = 30;

    private static final double MOST_HEIGHT_MM = 16;
    private static final double AROUND_MM = 0.4;
    private static final double PRINT_MM = 0.4;
    private static final int PRINTED = 170;

    private final DigitReader reader = new DigitReader(DigitNet.shipped());

    /// Reads with the network that is shipped.
    public DigitHints() {}

    /// What the written fields of a sheet seem to say.
    public List<DigitHint> of(WhiteSheet sheet, FormBlank blank, Map<String, FieldReading> fields) {
        List<DigitHint> hints = new ArrayList<>();
        for (FormField field : blank.form().fields()) {
            FieldReading reading = fields.get(field.id());
            boolean asked =
                    field.kind() == FormField.Kind.TEXT
                            && !field.isPrivate()
                            && field.box().w() <= MOST_WIDTH_MM
                            && field.box().h() <= MOST_HEIGHT_MM
                            && reading != null
                            && reading.state() == FieldReading.State.WRITTEN;
            if (asked) {
                hint(sheet, blank, field, hints);
            }
        }
        return hints;
    }

    private void hint(WhiteSheet sheet, FormBlank blank, FormField field, List<DigitHint> hints) {
        MmBox box = field.box().grown(AROUND_MM);
        RgbImage picture = sheet.part(box);
        GrayImage bare = withoutPrint(picture.gray(), sheet, box, blank);
        List<Digit> digits = reader.read(bare, WhiteSheet.DOTS_PER_MM);
        if (digits.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        double least = 1;
        for (Digit digit : digits) {
            text.append(digit.value());
            least = Math.min(least, digit.confidence());
        }
        hints.add(new DigitHint(field.id(), text.toString(), least, picture));
    }

    /// Where the blank has print there is no writing to be seen.
    private static GrayImage withoutPrint(
            GrayImage part, WhiteSheet sheet, MmBox box, FormBlank blank) {
        byte[] dots = part.dots();
        double left = sheet.left(box) / WhiteSheet.DOTS_PER_MM;
        double top = sheet.top(box) / WhiteSheet.DOTS_PER_MM;
        for (int y = 0; y < part.height(); y++) {
            for (int x = 0; x < part.width(); x++) {
                double xMm = left + (x + 0.5) / WhiteSheet.DOTS_PER_MM;
                double yMm = top + (y + 0.5) / WhiteSheet.DOTS_PER_MM;
                if (printed(blank, xMm, yMm)) {
                    dots[y * part.width() + x] = (byte) 255;
                }
            }
        }
        return part;
    }

    private static boolean printed(FormBlank blank, double xMm, double yMm) {
        GrayImage page = blank.picture();
        int left = Math.max(0, (int) ((xMm - PRINT_MM) * blank.dotsPerMm()));
        int right = Math.min(page.width() - 1, (int) ((xMm + PRINT_MM) * blank.dotsPerMm()));
        int bottom = Math.min(page.height() - 1, (int) ((yMm + PRINT_MM) * blank.dotsPerMm()));
        for (int y = Math.max(0, (int) ((yMm - PRINT_MM) * blank.dotsPerMm())); y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                if (page.at(x, y) < PRINTED) {
                    return true;
                }
            }
        }
        return false;
    }
}
