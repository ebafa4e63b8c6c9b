package jp.kakehashi.server.staffing;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.records.Actor;
import jp.kakehashi.wire.CallerSession;
import org.jspecify.annotations.Nullable;

/// Who holds which post, as the accounts have it at this moment. Posts on routes of approval are
/// named by a role, or by a section and a role (`civil/head`).
public interface Staffing {
    /// A server that knows nobody but its callers.
    Staffing CALLERS =
            new Staffing() {
                @Override
                public boolean rightsStand(CallerSession caller) {
                    return true;
                }

                @Override
                public List<Holder> holders() {
                    return List.of();
                }
            };

    /// Whether the rights that `caller` was let in with are still those of this moment.
    boolean rightsStand(CallerSession caller);

    /// Everybody who may sign in, by the posts they hold, held and will hold.
    List<Holder> holders();

    /// Who `staff` is at this moment; empty for one that is gone, may not sign in or has no post.
    default Optional<Actor> actor(String staff) {
        return Optional.empty();
    }

    /// Everybody who may sign in and has a post at this moment, by number.
    default List<Actor> actors() {
        return List.of();
    }

    /// Somebody in a post.
    record Holder(
            String staff,
            String name,
            String post,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        /// Whether the post is held on `day`.
        public boolean on(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
        }
    }
}
