package jp.kakehashi.vision.track;

import jp.kakehashi.vision.GrayImage;
import org.jspecify.annotations.Nullable;

/// A sheet that is none of the forms, as an attachment is: it arrives once, when the picture is
/// quiet for a while after it was not.
final class UnknownSheet {
    private static final long QUIET_MILLIS = 500;
    private static final double OTHER_SHARE = 0.04;
    private static final double SIGMAS = 6;
    private static final double LEAST_CHANGE = 8;

    private @Nullable GrayImage quiet;
    private long since;
    private boolean told;

    /// Takes in a small frame.
    void look(GrayImage small, double noise, long millis) {
        if (quiet == null || other(quiet, small, Math.max(LEAST_CHANGE, SIGMAS * noise))) {
            quiet = small;
            since = millis;
            told = false;
        }
    }

    private static boolean other(GrayImage before, GrayImage now, double limit) {
        int count = 0;
        for (int i = 0; i < now.dots().length; i++) {
            count += Math.abs((now.dots()[i] & 0xFF) - (before.dots()[i] & 0xFF)) > limit ? 1 : 0;
        }
        return count > OTHER_SHARE * now.dots().length;
    }

    /// Whether it is there now and was not told before.
    boolean arrives(long millis) {
        if (told || millis - since < QUIET_MILLIS) {
            return false;
        }
        told = true;
        return true;
    }

    void forget() {
        quiet = null;
        told = false;
    }
}
