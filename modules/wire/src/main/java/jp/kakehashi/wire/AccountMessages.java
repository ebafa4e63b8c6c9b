package jp.kakehashi.wire;

import java.time.Instant;
import java.time.LocalDate;
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
    ///
    /// @param kana how the name is read; null when nobody said
    /// @param codeUntil until when the one-time code handed over is good; null once the person has
    ///     a password of their own
    /// @param posts all that were ever given and not withdrawn, in the order they were given
    public record Staff(
            String staff,
            String name,
            @Nullable String kana,
            boolean active,
            @Nullable Instant codeUntil,
            List<Post> posts) {

        public Staff {
            posts = List.copyOf(posts);
        }
    }

    /// Where somebody works with which roles. Days are Japanese, the first and the last included;
    /// null is open. `concurrent`: besides a main post (兼務).
    public record Post(
            int number,
            String office,
            String section,
            Set<String> roles,
            boolean concurrent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        public Post {
            roles = Set.copyOf(roles);
        }

        /// Whether it gives rights on `day`.
        public boolean runs(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }

    /// A post as it is to be. `POST /api/staff/{staff}/posts`, `PUT
    /// /api/staff/{staff}/posts/{number}`; `DELETE` withdraws one that has not begun
    public record NewPost(
            String office,
            String section,
            Set<String> roles,
            boolean concurrent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        public NewPost {
            roles = Set.copyOf(roles);
        }
    }

    /// Everybody, by number. `GET /api/staff`
    public record StaffList(List<Staff> staff) {}

    /// A new member of staff; without a password the answer has a one-time code. A post without a
    /// first day begins today. `POST /api/staff`
    public record NewStaff(
            String staff,
            String name,
            @Nullable String kana,
            NewPost post,
            @Nullable String password) {

        /// Somebody who begins today, with a password.
        public NewStaff(
                String staff,
                String name,
                String office,
                String section,
                Set<String> roles,
                String password) {
            this(
                    staff,
                    name,
                    null,
                    new NewPost(office, section, roles, false, null, null),
                    password);
        }
    }

    /// A person as they are now and, once only, the code with which they set a password of their
    /// own.
    public record Handed(Staff staff, @Nullable String code) {}

    /// Name and whether the person may sign in. Ends the person's sessions when it bars them.
    /// `PUT /api/staff/{staff}`; `POST /api/staff/{staff}/end-sessions` only ends them
    public record ChangeStaff(String name, @Nullable String kana, boolean active) {}

    /// A password set by an administrator, or without one a one-time code; ends the person's
    /// sessions. `POST /api/staff/{staff}/password`
    public record ResetPassword(@Nullable String password) {}

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
