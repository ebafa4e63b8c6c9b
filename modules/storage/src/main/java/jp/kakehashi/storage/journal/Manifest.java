package jp.kakehashi.storage.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import jp.kakehashi.kernel.disk.Disk;
import org.jspecify.annotations.Nullable;

/// Says what a closed database file contains: its length and SHA-256, the position in the journal
/// it stands for, and how far the journal reached then; with an HMAC, so that nobody can make one
/// up.
public record Manifest(String sha256, long sizeBytes, Position position, Position journalEnd) {
    private static final HexFormat HEX = HexFormat.of();

    /// Describes the file `name`, which is closed and forced.
    public static Manifest of(Disk disk, String name, Position position, Position journalEnd)
            throws IOException {
        WholeFile.Sum sum = WholeFile.sum(disk, name);
        return new Manifest(HEX.formatHex(sum.sha256()), sum.sizeBytes(), position, journalEnd);
    }

    /// Whether the file `name` is what this describes.
    public boolean matches(Disk disk, String name) throws IOException {
        if (!disk.exists(name)) {
            return false;
        }
        WholeFile.Sum sum = WholeFile.sum(disk, name);
        return sum.sizeBytes() == sizeBytes && HEX.formatHex(sum.sha256()).equals(sha256);
    }

    /// Writes it under `name` in one durable step.
    public void write(Disk disk, Secrets secrets, String name) throws IOException {
        byte[] text = text().getBytes(StandardCharsets.UTF_8);
        byte[] check = HEX.formatHex(check(secrets, text)).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(text, text.length + check.length);
        System.arraycopy(check, 0, whole, text.length, check.length);
        WholeFile.replace(disk, name, whole);
    }

    /// Reads one, or returns null when it is not what this database wrote.
    public static @Nullable Manifest read(Disk disk, Secrets secrets, String name)
            throws IOException {
        byte[] whole = WholeFile.read(disk, name);
        int textSize = whole.length - 64;
        if (textSize <= 0) {
            return null;
        }
        byte[] text = Arrays.copyOf(whole, textSize);
        String told = new String(whole, textSize, 64, StandardCharsets.UTF_8);
        String check = HEX.formatHex(check(secrets, text));
        if (!MessageDigest.isEqual(
                told.getBytes(StandardCharsets.UTF_8), check.getBytes(StandardCharsets.UTF_8))) {
            return null;
        }
        String[] lines = new String(text, StandardCharsets.UTF_8).split("\n", -1);
        return new Manifest(
                lines[0], Long.parseLong(lines[1]), position(lines[2]), position(lines[3]));
    }

    private String text() {
        return "%s\n%d\n%s\n%s\n".formatted(sha256, sizeBytes, line(position), line(journalEnd));
    }

    private static String line(Position position) {
        return position.sequence() + " " + position.chain();
    }

    private static Position position(String line) {
        int space = line.indexOf(' ');
        return new Position(Long.parseLong(line.substring(0, space)), line.substring(space + 1));
    }

    private static byte[] check(Secrets secrets, byte[] text) {
        return Secrets.mac(secrets.key("manifest", new byte[0]), text);
    }
}
