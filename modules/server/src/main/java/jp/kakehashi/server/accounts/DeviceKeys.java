package jp.kakehashi.server.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.server.accounts.storage.DeviceStore.Registered;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.Device;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.Messages.DeviceProof;
import jp.kakehashi.wire.Messages.SignIn;

/// Whether a device is the one that it says, by the key with which it was registered. A device that
/// has none here (of an earlier version, or whose key an administrator dropped) is given the one it
/// shows by somebody who has signed in on it before, or by an administrator.
final class DeviceKeys {
    // X.509 of Ed25519: 44 bytes.
    private static final int KEY_LETTERS = 60;

    private final Accounts accounts;

    DeviceKeys(Accounts accounts) {
        this.accounts = accounts;
    }

    /// Whether the person has signed in on this device before, which has just proved itself. Says
    /// nothing of the challenge.
    ///
    /// @throws ProblemException `problem.device.revoked`; `problem.device.key` when the request is
    ///     not signed, or not by the key of that device
    boolean knows(SignIn request, String staff) {
        Optional<Registered> device = accounts.devices().registered(request.device());
        device.ifPresent(DeviceKeys::refuseRevoked);
        DeviceProof proof = request.proof();
        if (proof == null
                || proof.key().length() != KEY_LETTERS
                || !DeviceKey.made(proof, request)) {
            throw wrongKey();
        }
        String kept = device.map(Registered::key).orElse(null);
        if (kept == null) {
            return false;
        }
        if (!kept.equals(proof.key())) {
            throw wrongKey();
        }
        return accounts.sessionStore().hasSignedIn(staff, request.device());
    }

    /// Whether the device, which has just proved itself by {@link #knows}, is known by its key.
    boolean registered(SignIn request) {
        return accounts.devices().registered(request.device()).map(Registered::key).isPresent();
    }

    /// Lets `staff`, whose password was right, in on the device that {@link #knows} has seen.
    ///
    /// @throws ProblemException `problem.device.revoked`, `problem.device.key`,
    ///     `problem.device.key_first`, `problem.device.office`
    void admit(Tx tx, Actor staff, SignIn request, String key, Instant now) {
        String id = request.device();
        Registered known = accounts.devices().registered(tx, id).orElse(null);
        if (known == null) {
            register(tx, staff, request, key, now);
            return;
        }
        refuseRevoked(known);
        if (known.key() == null) {
            boolean trusted =
                    staff.holds(Actor.ADMINISTRATOR)
                            || accounts.sessionStore().hasSignedIn(tx, staff.staff(), id);
            if (!trusted) {
                throw Problem.refused("problem.device.key_first").asException();
            }
            accounts.devices().key(tx, id, key);
            accounts.log(tx, staff.staff(), "device.key", id);
        } else if (!known.key().equals(key)) {
            throw wrongKey();
        }
        accounts.devices().seen(tx, id, now);
    }

    private void register(Tx tx, Actor staff, SignIn request, String key, Instant now) {
        Set<String> offices = accounts.allowedOffices();
        boolean administrator = staff.holds(Actor.ADMINISTRATOR);
        if (!offices.isEmpty()
                && staff.posts().stream().noneMatch(p -> offices.contains(p.office()))
                && !administrator) {
            throw Problem.refused("problem.device.office", staff.office()).asException();
        }
        String name = Names.text("device", request.deviceName());
        accounts.devices()
                .add(
                        tx,
                        new Device(
                                request.device(),
                                name,
                                staff.office(),
                                now,
                                staff.staff(),
                                now,
                                null),
                        key);
    }

    private static void refuseRevoked(Registered device) {
        if (device.device().revokedAt() != null) {
            throw Problem.refused("problem.device.revoked").asException();
        }
    }

    private static ProblemException wrongKey() {
        return Problem.refused("problem.device.key").asException();
    }
}
