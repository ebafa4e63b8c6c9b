package jp.kakehashi.vision;

/// A grey picture: a byte a dot, row by row, 0 black and 255 white (unsigned). The array is shared,
/// not copied: whoever gives one away no longer writes to it.
@SuppressWarnings("ArrayRecordComponent") // millions of dots, handed on and not compared
public record GrayImage(int width, int height, byte[] dots) {

    /// A picture of `dots`.
    public GrayImage {
        if (dots.length != width * height) {
            throw new IllegalArgumentException(width + "x" + height + " of " + dots.length);
        }
    }

    /// A black one.
    public GrayImage(int width, int height) {
        this(width, height, new byte[width * height]);
    }

    /// The dot at a place inside, 0 to 255.
    public int at(int x, int y) {
        return dots[y * width + x] & 0xFF;
    }
}
