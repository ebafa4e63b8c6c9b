package jp.kakehashi.vision.picture;

import jp.kakehashi.vision.GrayImage;

/// A colour picture: `0x00RRGGBB` a dot, row by row. The array is shared, not copied: whoever gives
/// one away no longer writes to it.
@SuppressWarnings("ArrayRecordComponent") // millions of dots, handed on and not compared
public record RgbImage(int width, int height, int[] dots) {

    /// A picture of `dots`.
    public RgbImage {
        if (dots.length != width * height) {
            throw new IllegalArgumentException(width + "x" + height + " of " + dots.length);
        }
    }

    /// The same in grey (ITU-R BT.601).
    public GrayImage gray() {
        byte[] gray = new byte[dots.length];
        for (int i = 0; i < gray.length; i++) {
            int dot = dots[i];
            gray[i] =
                    (byte)
                            ((((dot >> 16) & 0xFF) * 77
                                            + ((dot >> 8) & 0xFF) * 150
                                            + (dot & 0xFF) * 29
                                            + 128)
                                    >> 8);
        }
        return new GrayImage(width, height, gray);
    }
}
