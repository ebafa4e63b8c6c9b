package jp.kakehashi.server.accounts;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import jp.kakehashi.records.Actor;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;

/// What posts make of people on a day. A post gives its rights from the first moment of its first
/// day to the last of its last, by the server's clock in Japanese time.
final class Postings {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final InstantSource clock;

    Postings(InstantSource clock) {
        this.clock = clock;
    }

    /// The day it is in Japan.
    LocalDate today() {
        return clock.instant().atZone(JAPAN).toLocalDate();
    }

    /// The first moment of `day` in Japan.
    static Instant beginning(LocalDate day) {
        return day.atStartOfDay(JAPAN).toInstant();
    }

    /// Who `staff` is on `day`: the main post first, of several the one given last; empty without a
    /// post.
    Optional<Actor> actor(Staff staff, LocalDate day) {
        List<Actor.Post> posts =
                staff.posts().stream()
                        .filter(p -> p.runs(day))
                        .sorted(
                                Comparator.comparing(Post::concurrent)
                                        .thenComparing(
                                                Post::number, Comparator.<Integer>reverseOrder()))
                        .map(p -> new Actor.Post(p.office(), p.section(), p.roles()))
                        .toList();
        if (posts.isEmpty()) {
            return Optional.empty();
        }
        Actor.Post main = posts.getFirst();
        return Optional.of(
                new Actor(
                        staff.staff(),
                        staff.name(),
                        main.office(),
                        main.section(),
                        main.roles(),
                        posts.subList(1, posts.size())));
    }

    /// The first day after `day` on which a post that runs on it gives nothing any more.
    static Optional<LocalDate> firstLoss(Staff staff, LocalDate day) {
        return staff.posts().stream()
                .filter(p -> p.runs(day))
                .map(Post::until)
                .filter(Objects::nonNull)
                .map(until -> until.plusDays(1))
                .min(Comparator.naturalOrder());
    }

    /// The first day from `today` on which nobody of `people` who may sign in administers.
    static Optional<LocalDate> firstWithoutAdministrator(List<Staff> people, LocalDate today) {
        List<Post> posts =
                people.stream()
                        .filter(Staff::active)
                        .flatMap(s -> s.posts().stream())
                        .filter(p -> p.roles().contains(Actor.ADMINISTRATOR))
                        .toList();
        SortedSet<LocalDate> days = new TreeSet<>();
        days.add(today);
        for (Post post : posts) {
            LocalDate until = post.until();
            if (until != null && !until.isBefore(today)) {
                days.add(until.plusDays(1));
            }
        }
        return days.stream().filter(d -> posts.stream().noneMatch(p -> p.runs(d))).findFirst();
    }
}
