package jp.kakehashi.vision.scan;

import java.util.stream.IntStream;

/// Divides the light out of a sheet: paper becomes white, ink stays as dark and seals as red as
/// they are against their paper.
final class WhitePaper {
    /// Paper is grainy: what is this bright against it is white.
    private static final float WHITE = 0.96f;

    private static final float BLACK = 0.10f;

    /// Colours fainter than this are the camera's, not the paper's.
    private static final float FAINT = 7;

    private static final int UNSEEN = 0xC8C8C8;

    private WhitePaper() {}

    /// The colours of the sheet, row by row.
    static int[] dots(FlatSheet sheet) {
        PaperWhite white = PaperWhite.of(sheet);
        float[] blue = new float[sheet.blue.length];
        float[] red = new float[sheet.red.length];
        IntStream.range(0, sheet.halfHeight)
                .parallel()
                .forEach(y -> colourRow(sheet, white, y, blue, red));
        int[] dots = new int[sheet.width * sheet.height];
        IntStream.range(0, sheet.height)
                .parallel()
                .forEach(y -> row(sheet, white, blue, red, y, dots));
        return dots;
    }

    private static void colourRow(
            FlatSheet sheet, PaperWhite white, int y, float[] blue, float[] red) {
        for (int x = 0; x < sheet.halfWidth; x++) {
            float sumBlue = 0;
            float sumRed = 0;
            int count = 0;
            for (int v = Math.max(0, y - 1); v <= Math.min(sheet.halfHeight - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(sheet.halfWidth - 1, x + 1); u++) {
                    sumBlue += sheet.blue[v * sheet.halfWidth + u];
                    sumRed += sheet.red[v * sheet.halfWidth + u];
                    count++;
                }
            }
            int fullX = Math.min(sheet.width - 1, 2 * x);
            int fullY = Math.min(sheet.height - 1, 2 * y);
            float level = white.at(white.level, fullX, fullY);
            float share = Math.min(1, (sheet.luma[fullY * sheet.width + fullX] & 0xFF) / level);
            float scale = 255 / level;
            float cb = scale * (sumBlue / count - share * white.at(white.blue, fullX, fullY));
            float cr = scale * (sumRed / count - share * white.at(white.red, fullX, fullY));
            float size = (float) Math.sqrt(cb * cb + cr * cr);
            float kept = size <= FAINT ? 0 : Math.min(1, 2 * (size - FAINT) / size);
            blue[y * sheet.halfWidth + x] = kept * cb;
            red[y * sheet.halfWidth + x] = kept * cr;
        }
    }

    private static void row(
            FlatSheet sheet, PaperWhite white, float[] blue, float[] red, int y, int[] dots) {
        int half = Math.min(sheet.halfHeight - 1, y / 2) * sheet.halfWidth;
        for (int x = 0; x < sheet.width; x++) {
            int at = y * sheet.width + x;
            if (!sheet.seen[at]) {
                dots[at] = UNSEEN;
                continue;
            }
            float share = (sheet.luma[at] & 0xFF) / white.at(white.level, x, y);
            float luma = Math.clamp((share - BLACK) / (WHITE - BLACK), 0, 1) * 255;
            float cb = blue[half + x / 2];
            float cr = red[half + x / 2];
            int r = (int) Math.clamp(luma + 1.402f * cr + 0.5f, 0, 255);
            int g = (int) Math.clamp(luma - 0.344f * cb - 0.714f * cr + 0.5f, 0, 255);
            int b = (int) Math.clamp(luma + 1.772f * cb + 0.5f, 0, 255);
            dots[at] = r << 16 | g << 8 | b;
        }
    }
}
