package jp.kakehashi.server.ledgers;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.DefinitionYaml;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.YearRule;
import org.jspecify.annotations.Nullable;

/// What publishing owes to a ledger's fiscal years: who may change how they work, and that nobody
/// freezes or opens one by a definition.
final class PublishedYears {
    private static final Pattern VERSION = Pattern.compile("(?m)^version:\\s*[0-9]+");

    private PublishedYears() {}

    /// `next` with the years that are frozen, whatever it says itself. How long rows are kept and
    /// who destroys them are rights: in a ledger that is there only an administrator changes them.
    ///
    /// @throws ProblemException `problem.definition.rights`; `problem.definition.year` where a year
    ///     is frozen and the rule goes, or says otherwise to which year a row belongs
    static LedgerDefinition kept(
            Actor actor, @Nullable LedgerDefinition newest, LedgerDefinition next) {
        if (newest == null) {
            return next.asWritten();
        }
        YearRule was = newest.year();
        YearRule rule = next.year();
        boolean same = Objects.equals(newest.asWritten().year(), next.asWritten().year());
        if (!same && !actor.holds(Actor.ADMINISTRATOR)) {
            throw Problem.refused("problem.definition.rights", next.id()).asException();
        }
        if (was == null || was.frozen().isEmpty()) {
            return next.asWritten();
        }
        if (rule == null || !rule.field().equals(was.field())) {
            throw Problem.refused("problem.definition.year", next.id()).asException();
        }
        return next.withYears(rule.freezing(Set.copyOf(was.frozen())));
    }

    /// The YAML of a version as that of `next`, which differs from it in its number only; empty
    /// where it cannot be said that way.
    static Optional<String> text(String text, LedgerDefinition next) {
        String said = VERSION.matcher(text).replaceFirst("version: " + next.version());
        try {
            return new DefinitionYaml().read(said).equals(next.asWritten())
                    ? Optional.of(said)
                    : Optional.empty();
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }
}
