package jp.kakehashi.server.accounts;

import java.time.LocalDate;
import java.util.Objects;
import java.util.TreeSet;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import org.jspecify.annotations.Nullable;

/// What a post may say, and what may be changed of one that has been given.
final class PostRules {
    private static final int MOST_ROLES = 9; // nine codes of 40 and their commas fit the column
    private static final int MOST_POSTS = 200;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private PostRules() {}

    /// @throws jp.kakehashi.kernel.ProblemException `problem.account.code`, `problem.post.days`
    static NewPost checked(NewPost post) {
        Names.code("office", post.office());
        Names.code("section", post.section());
        post.roles().forEach(r -> Names.code("role", r));
        if (post.roles().size() > MOST_ROLES) {
            throw Problem.invalid("problem.account.code", "role").asException();
        }
        LocalDate from = post.from();
        LocalDate until = post.until();
        if (!possible(from) || !possible(until)) {
            throw Problem.invalid("problem.post.days").asException();
        }
        if (from != null && until != null && until.isBefore(from)) {
            throw Problem.invalid("problem.post.days").asException();
        }
        return post;
    }

    private static boolean possible(@Nullable LocalDate day) {
        return day == null || (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
    }

    /// Whether exactly that post has been given already.
    static boolean held(Staff staff, NewPost post) {
        return staff.posts().stream().anyMatch(p -> asNew(p).equals(post));
    }

    /// A post in the words in which it would be given.
    static NewPost asNew(Post post) {
        return new NewPost(
                post.office(),
                post.section(),
                post.roles(),
                post.concurrent(),
                post.from(),
                post.until());
    }

    static void requireRoom(int posts) {
        if (posts >= MOST_POSTS) {
            throw Problem.invalid("problem.post.too_many", MOST_POSTS).asException();
        }
    }

    /// A post is given from today on: nobody had rights yesterday that they did not have.
    static void requireNotPast(NewPost post, LocalDate today) {
        LocalDate from = post.from();
        if (from == null || from.isBefore(today)) {
            throw Problem.invalid("problem.post.past").asException();
        }
    }

    /// Whether nothing has been done in it yet.
    static boolean toCome(Post post, LocalDate today) {
        LocalDate from = post.from();
        return from != null && from.isAfter(today);
    }

    /// Whether it may be taken back: what was given by mistake today still may.
    static boolean withdrawable(Post post, LocalDate today) {
        LocalDate from = post.from();
        return from != null && !from.isBefore(today);
    }

    static void requireChangeable(Post was, NewPost wanted, LocalDate today) {
        if (toCome(was, today)) {
            requireNotPast(wanted, today);
            return;
        }
        LocalDate ended = was.until();
        LocalDate until = wanted.until();
        boolean same =
                was.office().equals(wanted.office())
                        && was.section().equals(wanted.section())
                        && was.roles().equals(wanted.roles())
                        && was.concurrent() == wanted.concurrent()
                        && Objects.equals(was.from(), wanted.from());
        boolean over = ended != null && ended.isBefore(today);
        if (!same || over) {
            throw Problem.refused("problem.post.begun").asException();
        }
        // Yesterday at the earliest: today's rights end at once, what was done before stays right.
        if (until != null && until.isBefore(today.minusDays(1))) {
            throw Problem.invalid("problem.post.past").asException();
        }
    }

    /// A post in codes and days, for the log.
    static String words(int number, NewPost post) {
        return "%d %s/%s %s %s..%s%s"
                .formatted(
                        number,
                        post.office(),
                        post.section(),
                        String.join(",", new TreeSet<>(post.roles())),
                        Objects.toString(post.from(), ""),
                        Objects.toString(post.until(), ""),
                        post.concurrent() ? " concurrent" : "");
    }
}
