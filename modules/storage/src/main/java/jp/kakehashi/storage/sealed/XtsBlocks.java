package jp.kakehashi.storage.sealed;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// XTS-AES-256 (IEEE 1619) over blocks of {@link #SIZE} bytes, the number of a block in its file
/// being the tweak. Runs on the platform's AES, which processors do in hardware. Keeps content
/// secret, not unchanged: whether a file was altered is for its manifest to say. Safe for use from
/// many threads.
final class XtsBlocks {
    /// Bytes in a block.
    static final int SIZE = 4096;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int UNIT = 16;
    private static final long REDUCTION = 0x87;

    private final SecretKeySpec contentKey;
    private final SecretKeySpec tweakKey;
    private final ConcurrentLinkedQueue<Engine> idle = new ConcurrentLinkedQueue<>();

    /// Blocks under two different AES keys.
    XtsBlocks(SecretKeySpec contentKey, SecretKeySpec tweakKey) {
        this.contentKey = contentKey;
        this.tweakKey = tweakKey;
    }

    /// Encrypts `length` bytes in place, beginning with block `block`; whole units of 16 bytes.
    void encrypt(byte[] bytes, int length, long block) {
        crypt(bytes, length, block, true);
    }

    /// Decrypts what {@link #encrypt} made.
    void decrypt(byte[] bytes, int length, long block) {
        crypt(bytes, length, block, false);
    }

    private void crypt(byte[] bytes, int length, long block, boolean encrypt) {
        try {
            Engine engine = idle.poll();
            if (engine == null) {
                engine = new Engine();
            }
            Cipher cipher = encrypt ? engine.encrypting : engine.decrypting;
            byte[] tweaks = engine.tweaks(length, block);
            mix(bytes, tweaks, length);
            cipher.doFinal(bytes, 0, length, bytes, 0);
            mix(bytes, tweaks, length);
            idle.add(engine);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void mix(byte[] bytes, byte[] tweaks, int length) {
        for (int at = 0; at < length; at += Long.BYTES) {
            LONGS.set(bytes, at, (long) LONGS.get(bytes, at) ^ (long) LONGS.get(tweaks, at));
        }
    }

    /// Ciphers with their keys set; for one thread at a time.
    private final class Engine {
        private final Cipher encrypting;
        private final Cipher decrypting;
        private final Cipher tweaking;
        private byte @Nullable [] tweaks;

        Engine() throws GeneralSecurityException {
            encrypting = cipher(Cipher.ENCRYPT_MODE, contentKey);
            decrypting = cipher(Cipher.DECRYPT_MODE, contentKey);
            tweaking = cipher(Cipher.ENCRYPT_MODE, tweakKey);
        }

        private static Cipher cipher(int mode, SecretKeySpec key) throws GeneralSecurityException {
            Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(mode, key);
            return cipher;
        }

        byte[] tweaks(int length, long firstBlock) throws GeneralSecurityException {
            byte[] all = tweaks;
            if (all == null || all.length < length) {
                all = new byte[Math.max(length, SIZE)];
                // large buffers are for the moment only
                tweaks = length <= 16 * SIZE ? all : tweaks;
            }
            byte[] first = new byte[UNIT];
            long block = firstBlock;
            for (int at = 0; at < length; at += SIZE) {
                LONGS.set(first, 0, block++);
                LONGS.set(first, Long.BYTES, 0L);
                tweaking.doFinal(first, 0, UNIT, first, 0);
                fill(all, at, Math.min(length, at + SIZE), first);
            }
            return all;
        }

        private static void fill(byte[] all, int from, int to, byte[] first) {
            long low = (long) LONGS.get(first, 0);
            long high = (long) LONGS.get(first, Long.BYTES);
            for (int at = from; at < to; at += UNIT) {
                LONGS.set(all, at, low);
                LONGS.set(all, at + Long.BYTES, high);
                long carry = high >> 63 & REDUCTION;
                high = high << 1 | low >>> 63;
                low = low << 1 ^ carry;
            }
        }
    }
}
