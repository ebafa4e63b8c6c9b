package jp.kakehashi.practice;

import jp.kakehashi.practice.chance.Dice;

/// How large practice photographs are.
public enum PictureSize {
    /// 1920 by 1080.
    HD,
    /// 3840 by 2160.
    UHD,
    /// Mostly the two, sometimes another camera's.
    MIXED;

    private static final int[][] OTHERS = {
        {2560, 1440}, {2048, 1536}, {2592, 1944}, {3264, 2448}, {1080, 1920}
    };

    int[] of(Dice dice) {
        int[] hd = {1920, 1080};
        int[] uhd = {3840, 2160};
        return switch (this) {
            case HD -> hd;
            case UHD -> uhd;
            case MIXED -> {
                int throwing = dice.below(20);
                yield throwing < 11 ? hd : throwing < 18 ? uhd : OTHERS[dice.below(5)];
            }
        };
    }
}
