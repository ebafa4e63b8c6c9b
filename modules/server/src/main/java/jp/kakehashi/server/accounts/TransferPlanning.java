package jp.kakehashi.server.accounts;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages.ProblemMessage;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.TransferLine;
import jp.kakehashi.wire.TransferMessages.TransferPlan;
import jp.kakehashi.wire.TransferMessages.TransferProblem;
import org.jspecify.annotations.Nullable;

/// Thinks through what a list of transfers does to people as they are today. Changes nothing; the
/// same people, day and list give the same plan.
final class TransferPlanning {
    /// Ends of posts first, then what begins, main posts before concurrent ones, leaving last.
    private static final Comparator<TransferLine> ORDER =
            Comparator.<TransferLine>comparingInt(TransferPlanning::turn)
                    .thenComparing(
                            TransferLine::from, Comparator.nullsFirst(Comparator.naturalOrder()))
                    .thenComparing(TransferLine::concurrent)
                    .thenComparing(TransferLine::line);

    private final SearchFolding folding = new SearchFolding();
    private final Json json = new Json();
    private final Map<String, Staff> known = new TreeMap<>();
    private final LocalDate today;
    private final @Nullable City city;
    private final String by;

    /// @param by who asks; their own line is left alone
    TransferPlanning(List<Staff> people, LocalDate today, String by, @Nullable City city) {
        this.city = city;
        people.forEach(p -> known.put(p.staff(), p));
        this.today = today;
        this.by = by;
    }

    private static int turn(TransferLine line) {
        if (line.section() == null) {
            return 2;
        }
        return line.from() == null ? 0 : 1;
    }

    TransferPlan plan(List<TransferLine> lines) {
        Map<String, List<TransferLine>> byPerson = new TreeMap<>();
        lines.forEach(l -> byPerson.computeIfAbsent(l.staff(), s -> new ArrayList<>()).add(l));
        List<PersonPlan> people = new ArrayList<>();
        List<TransferProblem> problems = new ArrayList<>();
        Map<String, Staff> after = new TreeMap<>(known);
        byPerson.forEach(
                (number, theirs) -> {
                    boolean own = number.equals(by);
                    alike(number, byPerson.keySet())
                            .ifPresent(
                                    other ->
                                            problems.add(
                                                    problem(
                                                            theirs.getFirst().line(),
                                                            number,
                                                            Problem.invalid(
                                                                    "problem.transfer.zeros_twice",
                                                                    other))));
                    PersonDraft draft = draft(number, own ? List.of() : theirs, problems);
                    if (draft != null) {
                        people.add(draft.plan(own));
                        after.put(number, draft.after());
                    }
                });
        Postings.firstWithoutAdministrator(List.copyOf(after.values()), today)
                .ifPresent(
                        day ->
                                problems.add(
                                        problem(
                                                0,
                                                "",
                                                Problem.refused(
                                                        "problem.staff.last_administrator", day))));
        problems.sort(Comparator.comparingInt(TransferProblem::line));
        return new TransferPlan(people, problems, mark(people));
    }

    /// Another newcomer of the list whose number is the same but for the zeros in front: one person
    /// who would come twice.
    private Optional<String> alike(String number, Set<String> listed) {
        return known.containsKey(number)
                ? Optional.empty()
                : listed.stream()
                        .filter(n -> !n.equals(number) && !known.containsKey(n))
                        .filter(n -> bare(n).equals(bare(number)))
                        .findFirst();
    }

    private @Nullable PersonDraft draft(
            String number, List<TransferLine> lines, List<TransferProblem> problems) {
        Staff staff = known.get(number);
        boolean comes = staff == null;
        PersonDraft draft = null;
        for (TransferLine line : lines.stream().sorted(ORDER).toList()) {
            try {
                if (draft == null) {
                    draft = new PersonDraft(staff == null ? newcomer(line) : staff, comes, today);
                }
                requireName(staff, line);
                draft.take(line);
                requireOpen(line);
            } catch (ProblemException e) {
                problems.add(problem(line.line(), number, e.problem()));
            }
        }
        return lines.isEmpty() && staff != null ? new PersonDraft(staff, false, today) : draft;
    }

    private void requireOpen(TransferLine line) {
        String office = line.office();
        String section = line.section();
        if (office != null && section != null && line.from() != null) {
            Places.requireOpen(
                    city,
                    new NewPost(
                            office,
                            section,
                            Set.of(),
                            line.concurrent(),
                            line.from(),
                            line.until()));
        }
    }

    private Staff newcomer(TransferLine line) {
        if (!Names.isCode(line.staff())) {
            throw Problem.invalid("problem.transfer.number").asException();
        }
        String bare = bare(line.staff());
        for (String number : known.keySet()) {
            if (bare(number).equals(bare)) {
                throw Problem.invalid("problem.transfer.zeros", number).asException();
            }
        }
        String name = line.name();
        if (name == null || line.section() == null) {
            throw Problem.invalid("problem.transfer.unknown").asException();
        }
        String kana = line.kana();
        return new Staff(
                line.staff(),
                Names.text("staff", name),
                kana == null ? null : Names.text("kana", kana),
                true,
                null,
                List.of());
    }

    // Spreadsheets drop the zeros in front of a number.
    private static String bare(String number) {
        return number.replaceFirst("^0+(?=.)", "");
    }

    // The wrong person would get the rights: a number and a name have to belong together.
    private void requireName(@Nullable Staff staff, TransferLine line) {
        String name = line.name();
        if (staff != null
                && name != null
                && !folding.same(together(name), together(staff.name()))) {
            throw Problem.invalid("problem.transfer.name").asException();
        }
    }

    private static String together(String name) {
        return name.replaceAll("[\\s　]+", "");
    }

    private static TransferProblem problem(int line, String staff, Problem problem) {
        String kind = problem instanceof Problem.Invalid ? "invalid" : "refused";
        return new TransferProblem(
                line, staff, new ProblemMessage(kind, problem.key(), problem.args()));
    }

    private String mark(List<PersonPlan> people) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(json.bytes(people));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
