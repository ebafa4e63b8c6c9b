package jp.kakehashi.wire;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.World;
import org.jspecify.annotations.Nullable;

/// The messages about staff, devices and sessions. Those who administer them work in the
/// production world; what they change holds for both.
public final class AccountMessages {
    private AccountMessages() {}

    /// Done, nothing to tell.
    public record Done() {}

    /// A member of staff as the administrator sees them.
    public record Staff(
            String staff,
            String name,
            String office,
            String section,
            Set<String> roles,
            boolean active) {

        public Staff {
            roles = Set.copyOf(roles);
        }
    }

    /// Everybody, by number. `GET /api/staff`
    public record StaffList(List<Staff> staff) {}

    /// A new member of staff with a first password. `POST /api/staff`
    public record NewStaff(
            String staff,
            String name,
            String office,
            String section,
            Set<String> roles,
            String password) {

        public NewStaff {
            roles = Set.copyOf(roles);
        }
    }

    /// Name, post and whether the person may sign in. Ends the person's sessions when it bars
    /// them. `PUT /api/staff/{staff}`
    public record ChangeStaff(
            String name, String office, String section, Set<String> roles, boolean active) {

        public ChangeStaff {
            roles = Set.copyOf(roles);
        }
    }

    /// A password set by an administrator; ends the person's sessions. `POST
    /// /api/staff/{staff}/password`
    public record ResetPassword(String password) {}

    /// A password changed by its owner; ends their other sessions. `POST /api/password`
    public record ChangePassword(String old, String password) {}

    /// Whose session it is and where it was opened, for those who have only its token. `GET
    /// /api/session`
    public record MySession(Actor actor, String device, World world, Instant expiresAt) {}

    /// One device. `revokedAt` null while it may be used.
    public record Device(
            String id,
            String name,
            String office,
            Instant registeredAt,
            String registeredBy,
            @Nullable Instant lastSeenAt,
            @Nullable Instant revokedAt) {}

    /// All devices. `GET /api/devices`; `POST /api/devices/{device}/revoke` and `/readmit`
    public record DeviceList(List<Device> devices) {}

    /// Offices whose staff may register a new device by signing in on it; empty means every
    /// office. `GET` and `PUT /api/devices/policy`
    public record DevicePolicy(Set<String> offices) {
        public DevicePolicy {
            offices = Set.copyOf(offices);
        }
    }

    /// One session that has not ended.
    public record Session(
            UUID id,
            String staff,
            String device,
            World world,
            Instant createdAt,
            Instant expiresAt) {}

    /// All sessions that have not ended. `GET /api/sessions`; `DELETE /api/sessions/{session}`
    /// ends one
    public record SessionList(List<Session> sessions) {}

    /// Unsent edits of a revoked device, as its file holds them (Base64). `POST
    /// /api/sealed-edits/open`
    public record SealedEdits(String sealed) {}

    /// What they were, in text.
    public record OpenedEdits(String content) {}
}
