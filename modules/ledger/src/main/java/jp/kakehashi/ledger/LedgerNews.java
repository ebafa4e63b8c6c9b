package jp.kakehashi.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import org.jspecify.annotations.Nullable;

/// What others did that concerns this person: to rows they watch, and in conversations they take
/// part in. Worked out each time from the rows, their history and what is said, with the rights of
/// now: what this person may not see any more is no news. Which rows are watched and what was read
/// is kept with the person's copy on this PC and sent nowhere. Every method blocks.
public interface LedgerNews {
    /// Rows that one person can watch.
    int MOST_WATCHED = 200;

    /// How many news are told.
    int MOST_TOLD = 100;

    /// Where nothing is watched.
    static LedgerNews none() {
        return new NoNews();
    }

    /// Whether this person watches a row.
    boolean watches(LedgerId ledger, UUID row);

    /// Tells this person from now on what others do to a row.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.watch.many`, `problem.row.unknown`
    void watch(LedgerId ledger, UUID row);

    /// Tells no more.
    void leave(LedgerId ledger, UUID row);

    /// The news, newest first. What is told of rows about persons counts as listed.
    List<Item> newest();

    /// How many of them this person has not read.
    int unread();

    /// This person has read those.
    void read(List<Item> items);

    /// Something that others did.
    ///
    /// @param about the row as this person sees it; null in a ledger that first asks for what it is
    ///     read, of which nothing more is told then
    /// @param fields those that were written, as far as this person may read them
    /// @param times how many changes of theirs are told as one
    /// @param words what was said, null for a change
    /// @param file the import that did it, null for another change
    /// @param place where it stands in its order: the row's ledger's, or that of all comments
    record Item(
            LedgerDefinition form,
            UUID row,
            @Nullable RowView about,
            String who,
            ChangeKind change,
            Set<FieldId> fields,
            int times,
            @Nullable String words,
            @Nullable String file,
            Instant at,
            long place,
            boolean unread) {
        public Item {
            fields = Set.copyOf(fields);
        }

        /// Whether it is something that was said.
        public boolean said() {
            return words != null;
        }
    }
}
