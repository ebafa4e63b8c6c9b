package jp.kakehashi.vision.track;

import jp.kakehashi.vision.recognise.Homography;
import jp.kakehashi.vision.register.PageMap;

/// Where a sheet lies that was moved since it was registered.
///
/// @param motion from where it lay to where it lies, in dots
record MovedMap(PageMap before, Homography motion) implements PageMap {
    @Override
    public void map(double xMm, double yMm, double[] px) {
        before.map(xMm, yMm, px);
        motion.map(px[0], px[1], px);
    }
}
