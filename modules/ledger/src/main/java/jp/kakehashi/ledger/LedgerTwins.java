package jp.kakehashi.ledger;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.twins.Trait;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.wire.MergeMessages;

/// Rows of a ledger that are likely of the same person, and making them one. Looking works without
/// a line; whatever is decided asks head office. For those who see and write every row whole.
/// Called on background threads; an expected failure is a `ProblemException`
/// (`problem.merge.…`, `problem.twins.…`, `problem.line.…`).
public interface LedgerTwins {
    /// Nothing to look through.
    static LedgerTwins none() {
        return new LedgerTwins() {
            private RuntimeException missing() {
                return Problem.unavailable("problem.line.down").asException();
            }

            @Override
            public boolean offered(LedgerId ledger) {
                return false;
            }

            @Override
            public Found find(LedgerId ledger, Progress progress) {
                throw missing();
            }

            @Override
            public Pair pair(LedgerId ledger, UUID one, UUID other, String purpose) {
                throw missing();
            }

            @Override
            public MergeMessages.Merged merge(
                    LedgerId ledger, UUID act, RowView kept, RowView other, List<FieldId> taken) {
                throw missing();
            }

            @Override
            public MergeMessages.Undone undo(LedgerId ledger, UUID act) {
                throw missing();
            }

            @Override
            public List<Past> past(LedgerId ledger) {
                return List.of();
            }

            @Override
            public void different(LedgerId ledger, UUID one, UUID other, boolean different) {
                throw missing();
            }
        };
    }

    /// Whether this person may make rows of `ledger` one, and there is by what to find them.
    boolean offered(LedgerId ledger);

    /// Looks through the ledger for likely pairs; those said to be of different people do not come
    /// again. Rows that are told count as listed where rows are about persons.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.twins.fields`,
    ///     `problem.twins.too_many`, `problem.find.cancelled` when `progress` ended it
    Found find(LedgerId ledger, Progress progress);

    /// Two rows side by side as they stand now; logs the viewing where rows are about persons.
    Pair pair(LedgerId ledger, UUID one, UUID other, String purpose);

    /// Makes the two one: `kept` gets the other's values in `taken`. `act` names what is done;
    /// sending it again is harmless.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.merge.unsent` while edits of either
    ///     wait here, `problem.merge.changed` when either was written since it was shown
    MergeMessages.Merged merge(
            LedgerId ledger, UUID act, RowView kept, RowView other, List<FieldId> taken);

    /// Takes a merge back.
    MergeMessages.Undone undo(LedgerId ledger, UUID act);

    /// The newest merges.
    List<Past> past(LedgerId ledger);

    /// Keeps that two rows are of different people, or forgets it.
    void different(LedgerId ledger, UUID one, UUID other, boolean different);

    /// Likely pairs, the likeliest first.
    ///
    /// @param by the fields by which they were looked for
    /// @param rows how many were looked through
    /// @param more how many pairs there are besides
    record Found(List<Likely> pairs, List<FieldId> by, long rows, long more) {
        public Found {
            pairs = List.copyOf(pairs);
            by = List.copyOf(by);
        }
    }

    /// A likely pair.
    ///
    /// @param score how likely, up to 100
    record Likely(RowView first, RowView second, int score, List<Reason> reasons) {
        public Likely {
            reasons = List.copyOf(reasons);
        }
    }

    /// How two rows agree in one field.
    record Reason(FieldId field, Agreement agreement) {}

    /// What two rows say in one field.
    enum Agreement {
        /// The same letter for letter.
        SAME,
        /// The same in another writing: a variant of a character, width, spaces.
        VARIANT,
        /// The same but for little.
        CLOSE,
        /// Not the same.
        DIFFERENT,
        /// Nothing, in one of them.
        UNKNOWN
    }

    /// Whether the form says enough of persons to tell that two rows are of the same one.
    static boolean tells(LedgerDefinition definition, Actor actor) {
        return Trait.enough(Trait.of(definition, field -> definition.mayRead(actor, field)));
    }

    /// Two rows.
    record Pair(RowView one, RowView other) {}

    /// A merge that was made.
    record Past(MergeMessages.Past merge, String kept, String buried) {}
}
