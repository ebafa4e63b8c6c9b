package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadAheadTest {
    private static final int PIECE = 1 << 17;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, PIECE - 1, PIECE, PIECE + 1, 2 * PIECE, 5 * PIECE + 77})
    void everythingComesInItsOrder(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        try (ReadAhead ahead = new ReadAhead(new ByteArrayInputStream(bytes))) {
            assertArrayEquals(bytes, ahead.readAllBytes());
            assertEquals(-1, ahead.read());
        }
    }

    @Test
    void whatFailsThereFailsHereEachTime() throws IOException {
        InputStream broken =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new ZipException("torn");
                    }

                    @Override
                    public int read(byte[] into, int at, int length) throws IOException {
                        return read();
                    }
                };
        InputStream whole = new ByteArrayInputStream(new byte[PIECE]);
        try (ReadAhead ahead = new ReadAhead(new SequenceInputStream(whole, broken))) {
            assertEquals(PIECE, ahead.readNBytes(PIECE).length);
            assertEquals("torn", assertThrows(ZipException.class, ahead::read).getMessage());
            assertThrows(ZipException.class, ahead::read);
        }
    }

    @Test
    void whoStopsEarlyLeavesNothingOpen() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 7;
                    }

                    @Override
                    public void close() {
                        closed.set(true);
                    }
                };
        try (ReadAhead ahead = new ReadAhead(endless)) {
            assertEquals(7, ahead.read());
        }
        assertTrue(closed.get());
    }
}
