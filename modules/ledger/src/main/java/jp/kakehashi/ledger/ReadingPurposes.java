package jp.kakehashi.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;

/// For what the rows of ledgers that list purposes are read, as the reader said at the door. In
/// memory: the next session is asked again. Thread-safe.
public final class ReadingPurposes {
    private static final int MOST_WORDS = 200;

    private final Map<LedgerId, String> chosen = new ConcurrentHashMap<>();

    private final Consumer<LedgerId> onChosen;

    /// Nothing chosen yet.
    public ReadingPurposes() {
        this(ledger -> {});
    }

    /// Nothing chosen yet; `onChosen` is told of each ledger for which a purpose was chosen.
    public ReadingPurposes(Consumer<LedgerId> onChosen) {
        this.onChosen = onChosen;
    }

    /// Whether rows of that ledger are shown only after a purpose was chosen.
    public boolean missing(LedgerDefinition definition) {
        return !definition.purposes().isEmpty() && chosen(definition).isEmpty();
    }

    /// What was chosen for a ledger that lists purposes and still lists this one.
    public Optional<String> chosen(LedgerDefinition definition) {
        return definition.purposes().isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(chosen.get(definition.id()))
                        .filter(definition::admitsPurpose);
    }

    /// Chooses a listed purpose, with `words` that say more or none.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose_listed`,
    ///     `problem.viewing.purpose`, `problem.value.individual_number`
    public void choose(LedgerDefinition definition, String listed, String words) {
        if (!definition.purposes().contains(listed)) {
            definition.requirePurpose("");
        }
        String more = words.strip();
        if (more.length() > MOST_WORDS) {
            throw Problem.invalid("problem.viewing.purpose", MOST_WORDS).asException();
        }
        if (IndividualNumber.in(more)) {
            throw Problem.invalid("problem.value.individual_number", "purpose").asException();
        }
        chosen.put(
                definition.id(),
                more.isEmpty() ? listed : listed + LedgerDefinition.PURPOSE_AND + more);
        onChosen.accept(definition.id());
    }

    /// What is logged when rows are read to do `action`: that alone where no purposes are listed.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose_listed` when none was
    ///     chosen
    public String use(LedgerDefinition definition, String action) {
        if (definition.purposes().isEmpty()) {
            return action;
        }
        String purpose = require(definition);
        return action.isBlank() ? purpose : purpose + LedgerDefinition.PURPOSE_AND + action;
    }

    private String require(LedgerDefinition definition) {
        String purpose = chosen(definition).orElse("");
        definition.requirePurpose(purpose);
        return purpose;
    }

    /// Refuses to show rows for no purpose.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose_listed`
    void demand(LedgerDefinition definition) {
        if (!definition.purposes().isEmpty()) {
            require(definition);
        }
    }
}
