package jp.kakehashi.vision.scan;

import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;

/// Burns the private fields of a form (an individual number) into a picture: its dots are black
/// before anything else is made of it, so nothing made of it can hold them.
public final class PrivacyMask {
    /// How much more than the field is burned, on every side.
    public static final double MARGIN_MM = 1;

    private PrivacyMask() {}

    /// A copy of the photograph whose private fields are black; the picture itself when the form
    /// has none.
    public static RgbImage burn(RgbImage picture, PaperForm form, PageMap map) {
        if (form.fields().stream().noneMatch(FormField::isPrivate)) {
            return picture;
        }
        RgbImage masked = new RgbImage(picture.width(), picture.height(), picture.dots().clone());
        for (FormField field : form.fields()) {
            if (field.isPrivate()) {
                burn(masked, field.box().grown(MARGIN_MM), map);
            }
        }
        return masked;
    }

    private static void burn(RgbImage picture, MmBox box, PageMap map) {
        double step = 0.5 / dotsPerMm(box, map);
        int across = (int) Math.ceil(box.w() / step);
        int down = (int) Math.ceil(box.h() / step);
        double[] px = new double[2];
        for (int j = 0; j <= down; j++) {
            double y = box.y() + box.h() * j / down;
            for (int i = 0; i <= across; i++) {
                map.map(box.x() + box.w() * i / across, y, px);
                blacken(picture, (int) Math.floor(px[0]), (int) Math.floor(px[1]));
            }
        }
    }

    /// The four dots around a place: whatever shares in its colour.
    private static void blacken(RgbImage picture, int left, int top) {
        for (int y = Math.max(0, top); y <= Math.min(picture.height() - 1, top + 1); y++) {
            for (int x = Math.max(0, left); x <= Math.min(picture.width() - 1, left + 1); x++) {
                picture.dots()[y * picture.width() + x] = 0;
            }
        }
    }

    private static double dotsPerMm(MmBox box, PageMap map) {
        double[] a = new double[2];
        double[] b = new double[2];
        double most = 1;
        for (int i = 0; i <= 8; i++) {
            for (int j = 0; j <= 8; j++) {
                double x = box.x() + box.w() * i / 8;
                double y = box.y() + box.h() * j / 8;
                map.map(x, y, a);
                map.map(x + 0.5, y, b);
                most = Math.max(most, 2 * Math.hypot(b[0] - a[0], b[1] - a[1]));
                map.map(x, y + 0.5, b);
                most = Math.max(most, 2 * Math.hypot(b[0] - a[0], b[1] - a[1]));
            }
        }
        return Math.min(most * 1.2, 200);
    }
}
