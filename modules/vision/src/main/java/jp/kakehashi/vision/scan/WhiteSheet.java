package jp.kakehashi.vision.scan;

import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import jp.kakehashi.vision.picture.RgbImage;
import jp.kakehashi.vision.register.PageMap;

/// A sheet taken out of a photograph, flat, on white, at 200 dpi: what scans and hints are made of.
public final class WhiteSheet {
    /// How fine it is.
    public static final double DOTS_PER_MM = FlatSheet.DOTS_PER_MM;

    private final RgbImage page;

    private WhiteSheet(RgbImage page) {
        this.page = page;
    }

    /// The sheet that lies in the photograph where `map` says.
    public static WhiteSheet of(RgbImage picture, PaperForm form, PageMap map) {
        FlatSheet sheet = FlatSheet.of(picture, form, map);
        return new WhiteSheet(new RgbImage(sheet.width, sheet.height, WhitePaper.dots(sheet)));
    }

    /// The whole of it.
    public RgbImage page() {
        return page;
    }

    /// Where a part of it begins, in dots from the left.
    public int left(MmBox box) {
        return Math.clamp((int) (box.x() * DOTS_PER_MM), 0, page.width() - 1);
    }

    /// Where a part of it begins, in dots from the top.
    public int top(MmBox box) {
        return Math.clamp((int) (box.y() * DOTS_PER_MM), 0, page.height() - 1);
    }

    /// A part of it, as far as it lies on the page.
    public RgbImage part(MmBox box) {
        int left = left(box);
        int top = top(box);
        int width = Math.clamp((int) (box.right() * DOTS_PER_MM) - left, 1, page.width() - left);
        int height = Math.clamp((int) (box.bottom() * DOTS_PER_MM) - top, 1, page.height() - top);
        int[] dots = new int[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(page.dots(), (top + y) * page.width() + left, dots, y * width, width);
        }
        return new RgbImage(width, height, dots);
    }
}
