package jp.kakehashi.sync.storage.replica;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// The media type of a file by how it begins; its name decides only between kinds of one container.
/// Pure.
final class ContentKind {
    private static final String PROGRAM = "application/x-msdownload";
    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final int LOOKED_AT = 4_096;

    private record Mark(String hex, String type) {}

    private static final List<Mark> MARKS =
            List.of(
                    new Mark("255044462d", "application/pdf"),
                    new Mark("89504e470d0a1a0a", "image/png"),
                    new Mark("ffd8ff", "image/jpeg"),
                    new Mark("474946383961", "image/gif"),
                    new Mark("474946383761", "image/gif"),
                    new Mark("424d", "image/bmp"),
                    new Mark("49492a00", "image/tiff"),
                    new Mark("4d4d002a", "image/tiff"),
                    new Mark("4d5a", PROGRAM),
                    new Mark("7f454c46", PROGRAM),
                    new Mark("2321", PROGRAM),
                    new Mark("4c00000001140200", PROGRAM),
                    new Mark("d0cf11e0a1b11ae1", "application/x-ole-storage"));

    private ContentKind() {}

    /// The type of a file that begins with `head` and is called `name`.
    static String of(byte[] head, String name) {
        String hex = HexFormat.of().formatHex(head, 0, Math.min(head.length, 16));
        for (Mark mark : MARKS) {
            if (hex.startsWith(mark.hex())) {
                return mark.type();
            }
        }
        String called = name.toLowerCase(Locale.ROOT);
        if (hex.startsWith("504b0304")) {
            return zipped(called);
        }
        for (String ending :
                List.of(".bat", ".cmd", ".vbs", ".js", ".ps1", ".hta", ".reg", ".sh")) {
            if (called.endsWith(ending)) {
                return PROGRAM;
            }
        }
        return text(head) ? "text/plain" : "application/octet-stream";
    }

    private static String zipped(String called) {
        if (called.endsWith(".xlsx")) {
            return OFFICE + "spreadsheetml.sheet";
        }
        if (called.endsWith(".docx")) {
            return OFFICE + "wordprocessingml.document";
        }
        return called.endsWith(".jar") ? PROGRAM : "application/zip";
    }

    private static boolean text(byte[] head) {
        int length = Math.min(head.length, LOOKED_AT);
        for (int i = 0; i < length; i++) {
            if (head[i] == 0) {
                return false;
            }
        }
        // A character may be cut at the end of what is looked at.
        for (int cut = 0; cut < 4 && cut <= length; cut++) {
            if (utf8(head, length - cut)) {
                return true;
            }
        }
        return false;
    }

    private static boolean utf8(byte[] bytes, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException notText) {
            return false;
        }
    }
}
