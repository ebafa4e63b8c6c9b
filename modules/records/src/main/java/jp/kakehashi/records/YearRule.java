package jp.kakehashi.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// How the fiscal years (年度) of a ledger work: which field says to which year a row belongs, which
/// rows are carried into the next, how long they are kept, and which years are frozen. What is
/// frozen head office says, not a definition file.
///
/// @param field a day, or the year itself as a number
/// @param open a condition by ids, true of rows that are carried into the next year
/// @param previous the link by which a carried row leads back to the one it was carried from
/// @param accountsClosing whether a year may be written until 31 May after it (出納整理期間)
/// @param retention the retention period as `approval.Retention` calls it
/// @param reopen who may open a frozen year again; administrators where it says nothing
/// @param destroy who may propose and confirm destruction; administrators where it says nothing
/// @param lists the fields that a list of destruction names its rows by
/// @param frozen first days' years of the frozen fiscal years, in order
public record YearRule(
        FieldId field,
        String open,
        FieldId previous,
        boolean accountsClosing,
        String retention,
        AccessRule reopen,
        AccessRule destroy,
        List<FieldId> lists,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<Integer> frozen) {
    private static final int FIRST = 1873;
    private static final int LAST = 9998;
    private static final int YEAR_CHARS = 4;

    public YearRule {
        lists = List.copyOf(lists);
        frozen = frozen == null ? List.of() : List.copyOf(frozen);
    }

    /// The frozen years, in order.
    @Override
    public List<Integer> frozen() {
        return Objects.requireNonNull(frozen);
    }

    /// The fiscal year of a row with these cells; empty where they say none.
    public Optional<FiscalYear> of(Map<FieldId, String> cells) {
        return year(cells.get(field));
    }

    private static Optional<FiscalYear> year(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return Optional.empty();
        }
        if (value.length() > YEAR_CHARS && value.indexOf('-') > 0) {
            return Optional.of(FiscalYear.of(LocalDate.parse(value)));
        }
        boolean plain =
                value.length() == YEAR_CHARS && value.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = plain ? Integer.parseInt(value) : 0;
        return number >= FIRST && number <= LAST
                ? Optional.of(new FiscalYear(number))
                : Optional.empty();
    }

    /// What stands in a row that begins in `year` where it stood as `old` in another: the year, or
    /// its first day.
    public String begins(FiscalYear year, String old) {
        return old.length() > YEAR_CHARS
                ? year.firstDay().toString()
                : Integer.toString(year.year());
    }

    /// The first day on which `year` may be frozen.
    public LocalDate freezesFrom(FiscalYear year) {
        return accountsClosing ? year.accountsClose().plusDays(1) : year.next().firstDay();
    }

    /// Whether a row with these cells stands in a frozen year.
    public boolean freezes(Map<FieldId, String> cells) {
        return of(cells).filter(y -> frozen().contains(y.year())).isPresent();
    }

    /// Why `change` of `row`, which is null for a new one, may not be made while the years `shut`
    /// are frozen: it would write in one of them, or move a row into one. Null when it may.
    public @Nullable Problem fault(Change change, @Nullable RowState row, List<Integer> shut) {
        if (shut.isEmpty()) {
            return null;
        }
        Optional<FiscalYear> stands = row == null ? Optional.empty() : of(row.values());
        Optional<FiscalYear> moves =
                change.edits().stream()
                        .filter(e -> e.field().equals(field))
                        .findFirst()
                        .flatMap(e -> year(e.value()));
        for (Optional<FiscalYear> year : List.of(stands, moves)) {
            if (year.filter(y -> shut.contains(y.year())).isPresent()) {
                return frozen(year.get());
            }
        }
        return null;
    }

    /// That a year is frozen.
    public static Problem frozen(FiscalYear year) {
        return Problem.refused("problem.year.frozen", Integer.toString(year.year()));
    }

    /// Whether `actor` may open a frozen year again.
    public boolean mayReopen(Actor actor) {
        return named(reopen, actor);
    }

    /// Whether `actor` may propose and confirm destruction.
    public boolean mayDestroy(Actor actor) {
        return named(destroy, actor);
    }

    /// What is said of nobody is an administrator's.
    private static boolean named(AccessRule rule, Actor actor) {
        return rule.equals(AccessRule.EVERYONE)
                ? actor.holds(Actor.ADMINISTRATOR)
                : rule.admits(actor);
    }

    /// The same rule with these frozen years.
    public YearRule freezing(Set<Integer> years) {
        return new YearRule(
                field,
                open,
                previous,
                accountsClosing,
                retention,
                reopen,
                destroy,
                lists,
                List.copyOf(new TreeSet<>(years)));
    }
}
