package jp.kakehashi.server.accounts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.TransferMessages.Act;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.PostPlan;
import jp.kakehashi.wire.TransferMessages.TransferLine;
import org.jspecify.annotations.Nullable;

/// A person while a list of transfers is thought through. What has been is not rewritten: a day
/// that has passed counts as today, an end as yesterday.
final class PersonDraft {
    /// Roles that go along with a person or come with one when the list does not name any.
    private static final Set<String> ORDINARY = Set.of("keeper", "reader");

    private final Staff staff;
    private final boolean comes;
    private final LocalDate today;
    private final List<PostDraft> posts = new ArrayList<>();
    private boolean late;

    PersonDraft(Staff staff, boolean comes, LocalDate today) {
        this.staff = staff;
        this.comes = comes;
        this.today = today;
        staff.posts().forEach(p -> posts.add(new PostDraft(p)));
    }

    /// @throws jp.kakehashi.kernel.ProblemException `problem.transfer.…`, `problem.post.…`
    void take(TransferLine line) {
        String office = line.office();
        String section = line.section();
        LocalDate from = line.from();
        LocalDate until = line.until();
        if (from == null && until == null) {
            throw Problem.invalid("problem.transfer.no_day").asException();
        }
        if ((office == null) != (section == null)) {
            throw Problem.invalid("problem.transfer.place").asException();
        }
        if (office == null || section == null) {
            if (until == null) {
                throw Problem.invalid("problem.transfer.place").asException();
            }
            leave(until);
        } else if (from == null) {
            end(office, section, line.concurrent(), Objects.requireNonNull(until));
        } else {
            begin(line, office, section, from);
        }
    }

    private void begin(TransferLine line, String office, String section, LocalDate typed) {
        LocalDate until = line.until();
        LocalDate from = typed.isBefore(today) ? today : typed;
        Set<String> roles = line.roles();
        NewPost wanted =
                PostRules.checked(
                        new NewPost(
                                office,
                                section,
                                roles == null ? carried(from) : roles,
                                line.concurrent(),
                                typed,
                                until));
        if (until != null && until.isBefore(from)) {
            throw Problem.invalid("problem.transfer.over").asException();
        }
        PostDraft held =
                posts.stream()
                        .filter(p -> p.concurrent == line.concurrent() && p.at(office, section))
                        .filter(p -> roles == null || p.roles.equals(roles))
                        .filter(p -> p.runs(from))
                        .findFirst()
                        .orElse(null);
        makeRoom(held, wanted, from);
        LocalDate last = line.concurrent() ? until : beforeNextMain(held, from, until);
        if (held != null) {
            held.lastUntil(last);
            return;
        }
        late |= typed.isBefore(today);
        PostRules.requireRoom(posts.size());
        posts.add(
                new PostDraft(
                        new NewPost(
                                office, section, wanted.roles(), wanted.concurrent(), from, last)));
    }

    /// A main post ends the main one before it; a concurrent one the same place's with other roles.
    private void makeRoom(@Nullable PostDraft held, NewPost wanted, LocalDate from) {
        for (PostDraft other : posts) {
            boolean gives =
                    other != held
                            && other.concurrent == wanted.concurrent()
                            && (!other.concurrent || other.at(wanted.office(), wanted.section()))
                            && other.runs(from);
            if (gives) {
                if (other.given() && from.equals(other.from)) {
                    throw Problem.invalid("problem.transfer.two_main").asException();
                }
                other.endWith(from.minusDays(1));
            }
        }
    }

    /// A main post that is planned for later stands: this one lasts until then.
    private @Nullable LocalDate beforeNextMain(
            @Nullable PostDraft held, LocalDate from, @Nullable LocalDate until) {
        LocalDate last = until;
        for (PostDraft other : posts) {
            LocalDate begins = other.from;
            boolean main = other != held && other.stands() && !other.concurrent;
            if (main && begins != null && begins.isAfter(from)) {
                LocalDate before = begins.minusDays(1);
                last = last == null || last.isAfter(before) ? before : last;
            }
        }
        return last;
    }

    /// Who keeps or reads goes on doing so; what gives more has to stand in the list.
    private Set<String> carried(LocalDate from) {
        Set<String> roles = new TreeSet<>();
        posts.stream()
                .filter(p -> !p.concurrent && (p.runs(from) || p.runs(today)))
                .forEach(p -> roles.addAll(p.roles));
        roles.retainAll(ORDINARY);
        return comes ? Set.of("keeper") : roles;
    }

    // 兼務を免ずる leaves a main post at the same place alone.
    private void end(String office, String section, boolean concurrent, LocalDate until) {
        List<PostDraft> there =
                posts.stream()
                        .filter(p -> p.stands() && p.at(office, section))
                        .filter(p -> p.concurrent || !concurrent)
                        .toList();
        if (there.isEmpty()) {
            throw Problem.invalid("problem.transfer.no_such_post").asException();
        }
        there.forEach(p -> end(p, until));
    }

    private void leave(LocalDate until) {
        if (comes) {
            throw Problem.invalid("problem.transfer.unknown").asException();
        }
        posts.stream().filter(PostDraft::stands).forEach(p -> end(p, until));
    }

    private LocalDate lastOf(LocalDate until) {
        LocalDate earliest = today.minusDays(1);
        return until.isBefore(earliest) ? earliest : until;
    }

    private void end(PostDraft post, LocalDate until) {
        boolean before = post.changes();
        post.endWith(lastOf(until));
        late |= until.isBefore(today.minusDays(1)) && post.changes() != before;
    }

    /// The person as they would be.
    Staff after() {
        List<Post> standing = new ArrayList<>();
        for (PostDraft post : posts) {
            if (post.stands()) {
                standing.add(
                        new Post(
                                standing.size() + 1,
                                post.office,
                                post.section,
                                post.roles,
                                post.concurrent,
                                post.from,
                                post.until()));
            }
        }
        return new Staff(
                staff.staff(),
                staff.name(),
                staff.kana(),
                staff.active(),
                staff.codeUntil(),
                standing);
    }

    PersonPlan plan(boolean own) {
        List<PostPlan> told =
                posts.stream()
                        .filter(p -> p.changes() || !p.overBefore(today))
                        .map(PostDraft::plan)
                        .toList();
        return new PersonPlan(
                staff.staff(),
                staff.name(),
                staff.kana(),
                own ? Kind.OWN : kind(told),
                staff.active(),
                late,
                told);
    }

    private Kind kind(List<PostPlan> told) {
        if (comes) {
            return Kind.COMES;
        }
        if (told.stream().allMatch(p -> p.act() == Act.GOES_ON)) {
            return Kind.STAYS;
        }
        boolean begins = told.stream().anyMatch(p -> p.act() == Act.BEGINS);
        boolean ends = posts.stream().filter(PostDraft::stands).allMatch(p -> p.until() != null);
        if (ends && !begins) {
            return Kind.LEAVES;
        }
        return told.stream().anyMatch(this::elsewhere) ? Kind.MOVES : Kind.CHANGES;
    }

    // A main post where there was none of this person's.
    private boolean elsewhere(PostPlan post) {
        return post.act() == Act.BEGINS
                && !post.concurrent()
                && posts.stream()
                        .noneMatch(
                                p ->
                                        !p.given()
                                                && !p.concurrent
                                                && p.at(post.office(), post.section()));
    }
}
