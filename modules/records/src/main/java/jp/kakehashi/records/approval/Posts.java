package jp.kakehashi.records.approval;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who holds which post, and who stands in for it, from which day to which. One person may hold
/// several posts (兼務). What was right on a day stays right when posts change on 1 April.
public record Posts(List<Holding> holdings, List<StandIn> standIns) {
    public Posts {
        holdings = List.copyOf(holdings);
        standIns = List.copyOf(standIns);
    }

    /// A post and its holder.
    ///
    /// @param until last day, null for open
    public record Holding(String post, String staff, LocalDate from, @Nullable LocalDate until) {}

    /// Who decides for the holder of a post (代決) while that person is away.
    ///
    /// @param until last day of the absence
    public record StandIn(String post, String staff, LocalDate from, LocalDate until) {}

    /// Whether `staff` holds `post` on `day`.
    public boolean holds(String staff, String post, LocalDate day) {
        return holdings.stream()
                .anyMatch(
                        h ->
                                h.post().equals(post)
                                        && h.staff().equals(staff)
                                        && within(h.from(), h.until(), day));
    }

    /// Whether `staff` stands in for `post` on `day`.
    public boolean standsIn(String staff, String post, LocalDate day) {
        return standIns.stream()
                .anyMatch(
                        s ->
                                s.post().equals(post)
                                        && s.staff().equals(staff)
                                        && within(s.from(), s.until(), day));
    }

    /// The holders of `post` on `day`.
    public List<String> holders(String post, LocalDate day) {
        return holdings.stream()
                .filter(h -> h.post().equals(post) && within(h.from(), h.until(), day))
                .map(Holding::staff)
                .toList();
    }

    private static boolean within(LocalDate from, @Nullable LocalDate until, LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
