package jp.kakehashi.vision.picture;

/// How a camera was held when it took a JPEG: the tag Orientation (0x0112) of the first
/// directory in its APP1 segment (Exif 2.3, TIFF 6.0). Anything odd there is passed over.
final class ExifTurn {
    private static final int MOST_SEGMENTS = 64;
    private static final int MOST_TAGS = 512;
    private static final int ORIENTATION = 0x0112;

    private ExifTurn() {}

    /// 1 to 8; 1 when nothing is said.
    static int of(byte[] file) {
        if (file.length < 4 || (file[0] & 0xFF) != 0xFF || (file[1] & 0xFF) != 0xD8) {
            return 1;
        }
        int at = 2;
        for (int segment = 0; segment < MOST_SEGMENTS && at + 4 <= file.length; segment++) {
            int marker = file[at + 1] & 0xFF;
            int length = big(file, at + 2);
            if ((file[at] & 0xFF) != 0xFF || marker == 0xDA || length < 2) {
                return 1;
            }
            if (marker == 0xE1 && exif(file, at + 4)) {
                return turn(file, at + 10, Math.min(file.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static boolean exif(byte[] file, int at) {
        return at + 6 < file.length
                && file[at] == 'E'
                && file[at + 1] == 'x'
                && file[at + 2] == 'i'
                && file[at + 3] == 'f'
                && file[at + 4] == 0;
    }

    private static int turn(byte[] file, int base, int end) {
        if (base + 8 > end) {
            return 1;
        }
        boolean little = file[base] == 'I';
        long directory = number(file, base + 4, 4, little) + base;
        if (directory + 2 > end || directory < base) {
            return 1;
        }
        int count = (int) Math.min(MOST_TAGS, number(file, (int) directory, 2, little));
        for (int i = 0; i < count; i++) {
            long tag = directory + 2 + 12L * i;
            if (tag + 12 > end) {
                return 1;
            }
            if (number(file, (int) tag, 2, little) == ORIENTATION) {
                int value = (int) number(file, (int) tag + 8, 2, little);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int big(byte[] file, int at) {
        return (file[at] & 0xFF) << 8 | (file[at + 1] & 0xFF);
    }

    private static long number(byte[] file, int at, int size, boolean little) {
        long value = 0;
        for (int i = 0; i < size; i++) {
            value = value << 8 | (file[little ? at + size - 1 - i : at + i] & 0xFF);
        }
        return value;
    }
}
