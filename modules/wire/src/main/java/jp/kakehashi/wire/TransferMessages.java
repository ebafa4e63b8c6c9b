package jp.kakehashi.wire;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.kakehashi.wire.Messages.ProblemMessage;
import org.jspecify.annotations.Nullable;

/// The messages about a list of transfers (人事異動): what it would do to whom, and the doing of
/// all of it in one step. Days are Japanese, the first and the last included.
public final class TransferMessages {
    private TransferMessages() {}

    /// A line of a list. With a place and a first day: a post. With a place and only a last day:
    /// the end of the post there. Without a place: the last day of everything the person holds.
    ///
    /// @param line where it stands in the file, as its reader counts
    /// @param name null when the list does not say; must be that of the number otherwise
    /// @param roles null when the list does not say: a keeper or reader stays one, whoever comes is
    ///     a keeper
    /// @param concurrent besides a main post (兼務); a main post ends the one before it; without a
    ///     first day only concurrent posts there end
    public record TransferLine(
            int line,
            String staff,
            @Nullable String name,
            @Nullable String kana,
            @Nullable String office,
            @Nullable String section,
            @Nullable Set<String> roles,
            boolean concurrent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        public TransferLine {
            roles = roles == null ? null : Set.copyOf(roles);
        }
    }

    /// A whole list. `agreed`: the mark of the plan that somebody has seen and agreed to; null only
    /// asks. `POST /api/transfers/plan`, `POST /api/transfers`
    public record TransferList(List<TransferLine> lines, @Nullable String agreed) {
        public TransferList {
            lines = List.copyOf(lines);
        }
    }

    /// What a list would do today.
    ///
    /// @param people whom it names, by number
    /// @param problems why it cannot be done; it is done only without any
    /// @param mark changes with anything in the plan
    public record TransferPlan(
            List<PersonPlan> people, List<TransferProblem> problems, String mark) {
        public TransferPlan {
            people = List.copyOf(people);
            problems = List.copyOf(problems);
        }

        /// Whether nothing is left to do.
        public boolean idle() {
            return people.stream().noneMatch(p -> p.kind().acts());
        }
    }

    /// What becomes of a person.
    public enum Kind {
        /// Gets an account.
        COMES,
        /// Gets another main post.
        MOVES,
        /// Keeps the main post; another post, a role or a last day changes.
        CHANGES,
        /// Holds nothing after a day.
        LEAVES,
        /// Everything is so already.
        STAYS,
        /// Is the one who asks: nobody changes their own rights, and nothing is done here.
        OWN;

        /// Whether anything is done.
        public boolean acts() {
            return this != STAYS && this != OWN;
        }
    }

    /// A person in a plan.
    ///
    /// @param active whether they may sign in at all
    /// @param late whether a day of the list had passed: it is done as of today
    public record PersonPlan(
            String staff,
            String name,
            @Nullable String kana,
            Kind kind,
            boolean active,
            boolean late,
            List<PostPlan> posts) {
        public PersonPlan {
            posts = List.copyOf(posts);
        }
    }

    /// What becomes of a post.
    public enum Act {
        /// Is given.
        BEGINS,
        /// Gets an earlier last day.
        ENDS,
        /// Gets a later last day or none.
        LASTS,
        /// Has not begun and is taken back.
        WITHDRAWN,
        /// Nothing.
        GOES_ON
    }

    /// A post in a plan, as it will be. `number`: 0 for one that is given by the plan.
    public record PostPlan(
            Act act,
            int number,
            String office,
            String section,
            Set<String> roles,
            boolean concurrent,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {
        public PostPlan {
            roles = Set.copyOf(roles);
        }
    }

    /// What is wrong with a line; line 0 is the list as a whole.
    public record TransferProblem(int line, String staff, ProblemMessage problem) {}

    /// What was done; all 0 when everything was so already.
    ///
    /// @param came numbers of those who got an account, for whom codes have to be made
    public record TransferDone(int people, List<String> came) {
        public TransferDone {
            came = List.copyOf(came);
        }
    }
}
