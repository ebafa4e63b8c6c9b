package jp.kakehashi.storage.journal;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// First bytes of a segment: magic 8, database 16, number 8, sequence before the first frame 8,
/// chain hash there 32, salt of the segment's key 32, HMAC-SHA256 of all that 32.
@SuppressWarnings("ArrayRecordComponent")
record SegmentHeader(long number, Position start, byte[] salt) {
    static final int SIZE = 136;
    private static final long MAGIC = 0x4B4B_4A4F_5552_4E31L;

    static SegmentHeader fresh(long number, Position start) {
        byte[] salt = new byte[32];
        new SecureRandom().nextBytes(salt);
        return new SegmentHeader(number, start, salt);
    }

    static String fileName(long number) {
        return "%010d.journal".formatted(number);
    }

    SecretKey frameKey(Secrets secrets) {
        return secrets.key("journal", salt);
    }

    ByteBuffer encode(Secrets secrets) {
        ByteBuffer header = ByteBuffer.allocate(SIZE);
        header.putLong(MAGIC).put(secrets.id()).putLong(number);
        header.putLong(start.sequence()).put(start.chainBytes()).put(salt);
        header.put(check(secrets, header.array()));
        return header.flip();
    }

    /// The header at the start of `segment`, or null when it is not what this database wrote.
    static @Nullable SegmentHeader decode(Secrets secrets, ByteBuffer segment) {
        if (segment.limit() < SIZE) {
            return null;
        }
        byte[] whole = new byte[SIZE];
        segment.get(0, whole);
        byte[] check = Arrays.copyOfRange(whole, SIZE - 32, SIZE);
        ByteBuffer header = ByteBuffer.wrap(whole);
        if (header.getLong() != MAGIC || !MessageDigest.isEqual(check, check(secrets, whole))) {
            return null;
        }
        header.position(24);
        long number = header.getLong();
        long sequence = header.getLong();
        byte[] chain = new byte[32];
        byte[] salt = new byte[32];
        header.get(chain).get(salt);
        return new SegmentHeader(number, Position.of(sequence, chain), salt);
    }

    private static byte[] check(Secrets secrets, byte[] whole) {
        return Secrets.mac(secrets.key("segment", secrets.id()), Arrays.copyOf(whole, SIZE - 32));
    }
}
