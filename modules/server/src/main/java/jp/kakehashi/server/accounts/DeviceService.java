package jp.kakehashi.server.accounts;

import java.time.InstantSource;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.server.live.LiveHub;
import org.jspecify.annotations.Nullable;

/// What an administrator does with devices. Everything done is noted with who did it.
final class DeviceService {
    private final Accounts accounts;
    private final LiveHub live;
    private final InstantSource clock;

    DeviceService(Accounts accounts, LiveHub live, InstantSource clock) {
        this.accounts = accounts;
        this.live = live;
        this.clock = clock;
    }

    void allowOffices(String by, Set<String> offices) {
        accounts.change(
                tx -> {
                    accounts.allowOffices(tx, offices);
                    accounts.log(tx, by, "device.policy", "offices", String.join(",", offices));
                });
    }

    /// Revokes a device or lets it in again. One that is let in again enrols the key it shows next:
    /// also the way back for a PC that has lost its key and was never revoked.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.device.not_found`
    void revokeDevice(String by, String device, boolean revoke) {
        accounts.change(
                tx -> {
                    if (!accounts.devices()
                            .revoke(
                                    tx,
                                    device,
                                    revoke ? clock.instant() : null,
                                    nullOr(by, revoke))) {
                        throw Problem.invalid("problem.device.not_found").asException();
                    }
                    if (revoke) {
                        // Letting it in again must not let in whoever had it meanwhile.
                        accounts.sessionStore().endOn(tx, device, clock.instant());
                    } else {
                        accounts.devices().key(tx, device, null);
                    }
                    accounts.log(tx, by, revoke ? "device.revoke" : "device.readmit", device);
                });
        if (revoke) {
            live.close(s -> s.caller().device().equals(device), "problem.device.revoked");
        }
    }

    private static @Nullable String nullOr(String by, boolean revoke) {
        return revoke ? by : null;
    }
}
