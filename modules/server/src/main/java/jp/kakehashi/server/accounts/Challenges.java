package jp.kakehashi.server.accounts;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What devices have to sign: each good once, for some minutes and for this run of the server.
/// Those that were given out take no memory, only those that were used, until their time is over.
final class Challenges {
    private static final int TIME = Long.BYTES;
    private static final int NOISE = 16;
    private static final int SEAL = 32;
    private static final int LETTERS = 2 * (TIME + NOISE + SEAL);

    private final InstantSource clock;
    private final long goodForMillis;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec secret;
    private final ConcurrentHashMap<String, Long> used = new ConcurrentHashMap<>();

    Challenges(InstantSource clock, Duration goodFor) {
        this.clock = clock;
        this.goodForMillis = goodFor.toMillis();
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.secret = new SecretKeySpec(bytes, "HmacSHA256");
    }

    /// A new one.
    String next() {
        byte[] noise = new byte[NOISE];
        random.nextBytes(noise);
        byte[] told = ByteBuffer.allocate(TIME + NOISE).putLong(clock.millis()).put(noise).array();
        return HexFormat.of().formatHex(told) + HexFormat.of().formatHex(seal(told));
    }

    /// Whether it was given out here, in time.
    boolean current(String challenge) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(challenge.length() == LETTERS ? challenge : "-");
        } catch (IllegalArgumentException e) {
            return false;
        }
        byte[] told = Arrays.copyOf(bytes, TIME + NOISE);
        byte[] seal = Arrays.copyOfRange(bytes, TIME + NOISE, bytes.length);
        if (!challenge.equals(HexFormat.of().formatHex(bytes))) {
            return false; // in other letters it would be good once more
        }
        return MessageDigest.isEqual(seal, seal(told)) && inTime(ByteBuffer.wrap(told).getLong());
    }

    /// Takes it; false when it had been taken before. Only for a current one whose signature was
    /// right.
    boolean take(String challenge) {
        used.values().removeIf(at -> !inTime(at));
        return used.putIfAbsent(challenge, clock.millis()) == null;
    }

    // A clock that is set must not make challenges good for longer.
    private boolean inTime(long at) {
        return Math.abs(clock.millis() - at) <= goodForMillis;
    }

    private byte[] seal(byte[] told) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(secret);
            return mac.doFinal(told);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
