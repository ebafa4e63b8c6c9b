package jp.kakehashi.vision.picture;

/// Pictures turned the right way up.
final class Turned {
    private Turned() {}

    /// By an EXIF orientation, 1 to 8; 1 is as it is.
    static RgbImage by(RgbImage picture, int orientation) {
        if (orientation <= 1 || orientation > 8) {
            return picture;
        }
        boolean swapped = orientation >= 5;
        int w = picture.width();
        int h = picture.height();
        int width = swapped ? h : w;
        int height = swapped ? w : h;
        int[] from = picture.dots();
        int[] to = new int[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int sx = swapped ? y : x;
                int sy = swapped ? x : y;
                if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8) {
                    sx = w - 1 - sx;
                }
                if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7) {
                    sy = h - 1 - sy;
                }
                to[y * width + x] = from[sy * w + sx];
            }
        }
        return new RgbImage(width, height, to);
    }
}
