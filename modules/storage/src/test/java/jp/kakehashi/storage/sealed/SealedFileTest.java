package jp.kakehashi.storage.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.spec.SecretKeySpec;
import jp.kakehashi.testkit.Seeds;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
    private static final SecretKeySpec CONTENT =
            key("2718281828459045235360287471352662497757247093699959574966967627");
    private static final SecretKeySpec TWEAK =
            key("3141592653589793238462643383279502884197169399375105820974944592");

    @TempDir Path dir;

    private static SecretKeySpec key(String hex) {
        return new SecretKeySpec(HexFormat.of().parseHex(hex), "AES");
    }

    @Test
    void blocksAreWhatTheStandardSays() {
        // IEEE 1619-2007, annex B, vector 10
        byte[] bytes = new byte[512];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        XtsBlocks blocks = new XtsBlocks(CONTENT, TWEAK);
        byte[] plain = bytes.clone();
        blocks.encrypt(bytes, bytes.length, 0xff);
        assertEquals(
                "1c3b3a102f770386e4836c99e370cf9bea00803f5e482357a4ae12d414a3e63b"
                        + "5d31e276f8fe4a8d66b317f9ac683f44680a86ac35adfc3345befecb4bb188fd",
                HexFormat.of().formatHex(bytes, 0, 64));
        blocks.decrypt(bytes, bytes.length, 0xff);
        assertArrayEquals(plain, bytes);
    }

    @Test
    void everyPartOfTheFileReadsBackAndNothingOfItLiesInPlain() throws IOException {
        Random random = new Random(Seeds.of(SealedFileTest.class));
        Path file = dir.resolve("index");
        byte[] content = new byte[40 * XtsBlocks.SIZE];
        byte[] name = "髙橋 一郎".getBytes(UTF_8);
        for (int at = 0; at + name.length < content.length; at += 40) {
            System.arraycopy(name, 0, content, at, name.length);
        }
        String prefix = SealedFilePath.prefix(CONTENT, TWEAK);
        try (FileChannel channel = FilePath.get(prefix + "file:" + file).open("rw")) {
            for (int block = 39; block >= 0; block -= 3) {
                int from = Math.max(0, block - 2) * XtsBlocks.SIZE;
                int length = (block + 1) * XtsBlocks.SIZE - from;
                channel.write(ByteBuffer.wrap(content, from, length), from);
            }
            for (int i = 0; i < 2_000; i++) {
                int from = random.nextInt(content.length);
                int length = 1 + random.nextInt(content.length - from);
                ByteBuffer got = ByteBuffer.allocate(length);
                assertEquals(length, channel.read(got, from));
                assertArrayEquals(Arrays.copyOfRange(content, from, from + length), got.array());
            }
            assertEquals(-1, channel.read(ByteBuffer.allocate(10), content.length));
        }
        SealedFilePath.release(prefix);
        String raw = new String(Files.readAllBytes(file), UTF_8);
        assertFalse(raw.contains("髙橋"));
        assertTrue(Files.size(file) == content.length);
    }

    @Test
    void aPieceOfABlockIsRefusedRatherThanWrittenWrong() throws IOException {
        String prefix = SealedFilePath.prefix(CONTENT, TWEAK);
        try (FileChannel channel =
                FilePath.get(prefix + "file:" + dir.resolve("index")).open("rw")) {
            ByteBuffer piece = ByteBuffer.allocate(100);
            assertThrows(IOException.class, () -> channel.write(piece, 0));
            ByteBuffer block = ByteBuffer.allocate(XtsBlocks.SIZE);
            assertThrows(IOException.class, () -> channel.write(block, 10));
            assertEquals(0, channel.size());
        }
        SealedFilePath.release(prefix);
    }

    @Test
    void keysThatWereGivenBackOpenNothing() {
        String prefix = SealedFilePath.prefix(CONTENT, TWEAK);
        FilePath path = FilePath.get(prefix + "file:" + dir.resolve("index"));
        SealedFilePath.release(prefix);
        assertThrows(IOException.class, () -> path.open("rw"));
    }
}
