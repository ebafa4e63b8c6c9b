package jp.kakehashi.storage.journal;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.zip.CRC32C;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;

/// Frames of one segment: magic 4, body length 4, CRC-32C 4 (of everything else), sequence 8, body
/// (nonce 12, AES-256-GCM of kind and payload with its tag), chain hash 32: SHA-256 of the chain
/// hash before, the sequence and the body.
final class FrameCodec {
    static final int MAGIC = 0x4B4B_4652;
    static final int HEAD = 20;
    static final int CHAIN = 32;
    private static final int NONCE = 12;
    private static final int PACKED = 0x80;
    private static final int WORTH_PACKING = 200;
    private static final int TAG = 16;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();
    private final Cipher cipher;

    FrameCodec(SecretKey key) {
        this.key = key;
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The frame after `before`, ready to be written.
    ByteBuffer encode(Position before, FrameKind kind, byte[] payload, int size) {
        if (size < WORTH_PACKING) {
            return encode(before, kind.code(), payload, size);
        }
        byte[] packed = Packing.pack(payload, size);
        return packed.length < size
                ? encode(before, kind.code() | PACKED, packed, packed.length)
                : encode(before, kind.code(), payload, size);
    }

    private ByteBuffer encode(Position before, int kind, byte[] payload, int size) {
        long sequence = before.sequence() + 1;
        int bodySize = Math.addExact(NONCE + 1 + TAG, size);
        ByteBuffer frame = ByteBuffer.allocate(Math.addExact(HEAD + CHAIN, bodySize));
        frame.putInt(MAGIC).putInt(bodySize).putInt(0).putLong(sequence);
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        frame.put(nonce);
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(aad(before, sequence));
            int at = frame.position();
            at += cipher.update(new byte[] {(byte) kind}, 0, 1, frame.array(), at);
            cipher.doFinal(payload, 0, size, frame.array(), at);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        frame.position(HEAD + bodySize);
        frame.put(chain(before, sequence, frame.slice(HEAD, bodySize)));
        frame.putInt(8, crc(frame, 0, frame.capacity()));
        return frame.flip();
    }

    /// The frame that starts at `at` in `segment`, or null when none that is whole starts there.
    static @Nullable RawFrame find(ByteBuffer segment, int at) {
        if (segment.limit() - at < HEAD + CHAIN || segment.getInt(at) != MAGIC) {
            return null;
        }
        int bodySize = segment.getInt(at + 4);
        if (bodySize < NONCE + 1 + TAG || bodySize > segment.limit() - at - HEAD - CHAIN) {
            return null;
        }
        int size = HEAD + bodySize + CHAIN;
        if (segment.getInt(at + 8) != crc(segment, at, size)) {
            return null;
        }
        ByteBuffer body = segment.slice(at + HEAD, bodySize);
        byte[] chain = new byte[CHAIN];
        segment.get(at + HEAD + bodySize, chain);
        return new RawFrame(at, size, segment.getLong(at + 12), body, chain);
    }

    /// Decrypts and checks that the frame is the one after `before`; null when it is not.
    @Nullable Frame decode(Position before, RawFrame raw) {
        if (raw.sequence() != before.sequence() + 1
                || !java.security.MessageDigest.isEqual(
                        raw.chain(), chain(before, raw.sequence(), raw.body()))) {
            return null;
        }
        byte[] nonce = new byte[NONCE];
        raw.body().get(0, nonce);
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * TAG, nonce));
            cipher.updateAAD(aad(before, raw.sequence()));
            byte[] sealed = new byte[raw.body().capacity() - NONCE];
            raw.body().get(NONCE, sealed);
            ByteBuffer clear = ByteBuffer.wrap(cipher.doFinal(sealed));
            int code = clear.get() & 0xFF;
            ByteBuffer payload =
                    (code & PACKED) == 0 ? clear.slice() : Packing.unpack(clear.slice());
            FrameKind kind = FrameKind.of(code & ~PACKED);
            return new Frame(Position.of(raw.sequence(), raw.chain()), kind, payload);
        } catch (AEADBadTagException e) {
            return null;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] aad(Position before, long sequence) {
        return ByteBuffer.allocate(8 + CHAIN).putLong(sequence).put(before.chainBytes()).array();
    }

    private static byte[] chain(Position before, long sequence, ByteBuffer body) {
        var digest = Secrets.newSha256();
        digest.update(before.chainBytes());
        digest.update(ByteBuffer.allocate(8).putLong(0, sequence));
        digest.update(body.duplicate());
        return digest.digest();
    }

    private static int crc(ByteBuffer frame, int at, int size) {
        CRC32C crc = new CRC32C();
        crc.update(frame.slice(at, 8));
        crc.update(frame.slice(at + 12, size - 12));
        return (int) crc.getValue();
    }

    /// A frame whose check sum holds, not yet decrypted.
    @SuppressWarnings("ArrayRecordComponent")
    record RawFrame(int offset, int size, long sequence, ByteBuffer body, byte[] chain) {}
}
