package jp.kakehashi.vision.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// The head of a JPEG (ITU-T T.81): what it measures, and the file without what is not needed to
/// see it. Profiles, previews and remarks are where files are hostile, and a profile makes decoding
/// many times slower.
///
/// @param adobe the transform of the APP14 segment: 0, 1, 2; -1 without one
/// @param kept the segments of the head that decoding needs
/// @param rest where in the file the first scan begins
@SuppressWarnings("ArrayRecordComponent") // a file's bytes, handed on and not compared
record JpegFile(
        byte[] file,
        int width,
        int height,
        int components,
        boolean progressive,
        int adobe,
        byte[] kept,
        int rest) {
    private static final int MOST_SEGMENTS = 1_000;
    private static final int MOST_SCANS = 200;

    /// Looks at the segments before the first scan.
    static JpegFile of(byte[] file) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        kept.write(file, 0, 2);
        int[] size = new int[3];
        int frame = 0;
        int adobe = -1;
        int at = 2;
        for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
            while (at + 4 < file.length && u8(file, at) == 0xFF && u8(file, at + 1) == 0xFF) {
                at++;
            }
            if (at + 4 > file.length || u8(file, at) != 0xFF) {
                throw new IOException("no segment at " + at);
            }
            int marker = u8(file, at + 1);
            int length = u16(file, at + 2);
            if (length < 2 || at + 2 + length > file.length) {
                throw new IOException("segment of " + length);
            }
            if (marker == 0xDA) {
                if (frame == 0) {
                    throw new IOException("no frame");
                }
                boolean progressive = frame == 0xC2;
                if (progressive && scans(file, at) > MOST_SCANS) {
                    throw new IOException("scans");
                }
                return new JpegFile(
                        file,
                        size[0],
                        size[1],
                        size[2],
                        progressive,
                        adobe,
                        kept.toByteArray(),
                        at);
            }
            boolean isFrame = marker == 0xC0 || (marker > 0xC0 && marker < 0xD0 && marker % 4 != 0);
            if (isFrame && length >= 8) {
                frame = marker;
                size[0] = u16(file, at + 7);
                size[1] = u16(file, at + 5);
                size[2] = u8(file, at + 9);
            }
            if (marker == 0xEE && length >= 14 && file[at + 4] == 'A' && file[at + 5] == 'd') {
                adobe = u8(file, at + 15);
            }
            boolean needed = marker < 0xE0 || marker == 0xEE;
            if (needed && marker != 0xD8) {
                kept.write(file, at, 2 + length);
            }
            at += 2 + length;
        }
        throw new IOException("segments");
    }

    /// The file with nothing but what decoding needs.
    byte[] withoutMetadata() {
        byte[] small = new byte[kept.length + file.length - rest];
        System.arraycopy(kept, 0, small, 0, kept.length);
        System.arraycopy(file, rest, small, kept.length, file.length - rest);
        return small;
    }

    private static int scans(byte[] file, int from) {
        int scans = 0;
        for (int i = from; i + 1 < file.length; i++) {
            if (file[i] == (byte) 0xFF && file[i + 1] == (byte) 0xDA) {
                scans++;
            }
        }
        return scans;
    }

    private static int u8(byte[] file, int at) {
        return file[at] & 0xFF;
    }

    private static int u16(byte[] file, int at) {
        return u8(file, at) << 8 | u8(file, at + 1);
    }
}
