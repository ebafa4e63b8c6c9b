package jp.kakehashi.server.accounts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jp.kakehashi.server.authority.HeadSigner;
import jp.kakehashi.wire.HeadKey;
import org.jspecify.annotations.Nullable;

/// What a device is given when somebody has signed in on it, and shows at that person's next
/// sign-in there: the milliseconds when it was made and the server's signature over person, device
/// and that time. Good for 180 days. It opens nothing; it only tells the owner from strangers who
/// guess.
final class DeviceProofs {
    private static final Duration GOOD_FOR = Duration.ofDays(180);
    private static final Pattern FORM = Pattern.compile("([0-9]{1,15})\\.([A-Za-z0-9+/=]{1,120})");

    private final HeadSigner signer;
    private final HeadKey key;
    private final InstantSource clock;

    DeviceProofs(HeadSigner signer, InstantSource clock) {
        this.signer = signer;
        this.key = new HeadKey(signer.publicKey());
        this.clock = clock;
    }

    /// A proof that `staff` has signed in on `device` now.
    String of(String staff, String device) {
        long at = clock.instant().toEpochMilli();
        return at + "." + signer.sign(signed(staff, device, at));
    }

    /// Whether `proof` was made here for both and is still good.
    boolean proves(@Nullable String proof, String staff, String device) {
        Matcher form = FORM.matcher(proof == null ? "" : proof);
        if (!form.matches()) {
            return false;
        }
        long at = Long.parseLong(form.group(1));
        Instant now = clock.instant();
        return now.isBefore(Instant.ofEpochMilli(at).plus(GOOD_FOR))
                && key.signed(signed(staff, device, at), form.group(2));
    }

    // Its first line keeps it from ever being taken for a signed head.
    private static byte[] signed(String staff, String device, long at) {
        return "kakehashi device 1\n%s\n%s\n%d\n"
                .formatted(staff, device, at)
                .getBytes(StandardCharsets.UTF_8);
    }
}
