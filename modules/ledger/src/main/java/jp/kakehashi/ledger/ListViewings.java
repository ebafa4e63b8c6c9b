package jp.kakehashi.ledger;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.storage.replica.Replica;

/// Logs that persons' rows stood in a list, each row once a session: scrolling to and fro is one
/// viewing, not a hundred.
final class ListViewings {
    private static final int IDS_PER_VIEWING = 500;

    /// What head office takes, in characters.
    private static final int PURPOSE_LIMIT = 400;

    private final Replica replica;
    private final Map<LedgerId, Set<UUID>> listed = new HashMap<>();
    private final ReadingPurposes purposes;

    ListViewings(Replica replica) {
        this.replica = replica;
        // What was held back is shown from then on.
        this.purposes = new ReadingPurposes(replica::changed);
    }

    /// What readers said they read for.
    ReadingPurposes purposes() {
        return purposes;
    }

    /// A row that could not be logged counts as not listed.
    synchronized void listed(LedgerDefinition definition, List<UUID> rows) {
        if (definition.personal()) {
            Set<UUID> known = listed.computeIfAbsent(definition.id(), l -> new HashSet<>());
            List<UUID> fresh = rows.stream().filter(row -> !known.contains(row)).toList();
            log(definition, "list", purposes.chosen(definition).orElse("list"), fresh);
            known.addAll(fresh);
        }
    }

    /// Refuses a purpose that head office would refuse, before anything is shown.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.viewing.purpose`,
    ///     `problem.viewing.purpose_listed`
    void requirePurpose(LedgerDefinition definition, String purpose) {
        definition.requirePurpose(purpose.strip());
        if (definition.personal()
                && (purpose.isBlank() || purpose.strip().length() > PURPOSE_LIMIT)) {
            throw Problem.invalid("problem.viewing.purpose", PURPOSE_LIMIT).asException();
        }
        if (definition.personal() && IndividualNumber.in(purpose)) {
            throw Problem.invalid("problem.value.individual_number", "purpose").asException();
        }
    }

    void log(LedgerDefinition definition, String kind, String purpose, List<UUID> rows) {
        if (!definition.personal()) {
            return;
        }
        for (int from = 0; from < rows.size(); from += IDS_PER_VIEWING) {
            int to = Math.min(rows.size(), from + IDS_PER_VIEWING);
            replica.viewed(definition.id(), kind, purpose.strip(), rows.subList(from, to));
        }
    }
}
