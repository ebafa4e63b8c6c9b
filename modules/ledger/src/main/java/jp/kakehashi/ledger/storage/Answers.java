package jp.kakehashi.ledger.storage;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.storage.ledger.FoundRows;
import jp.kakehashi.storage.ledger.LedgerQueries;
import jp.kakehashi.storage.ledger.RowScan;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.sync.storage.replica.Replica;
import org.jspecify.annotations.Nullable;

/// The answers to the newest questions about large ledgers, each found once on a thread of its own
/// and kept until the ledger changes. Safe for use from many threads.
final class Answers {
    /// Sixteen bytes a row each.
    private static final int KEPT = 3;

    private final Replica replica;
    private final LedgerQueries queries;
    private final RowScan scan;
    private final LinkedHashMap<Question, Kept> kept = new LinkedHashMap<>(8, 0.75f, true);

    private record Question(LedgerDefinition definition, RowSelection selection) {}

    /// @param before what was found before the ledger changed, with which one can begin
    private record Kept(Answer answer, @Nullable FoundRows before, boolean fresh) {
        @Nullable FoundRows newest() {
            FoundRows now = answer.now();
            return now == null ? before : now;
        }
    }

    Answers(Replica replica, RowScan scan, LedgerQueries queries) {
        this.replica = replica;
        this.scan = scan;
        this.queries = queries;
        replica.onChange(this::changed);
    }

    /// The answer as things stand now, which may still have to be found.
    Answer fresh(LedgerDefinition definition, RowSelection selection) {
        Question question = new Question(definition, selection);
        synchronized (kept) {
            Kept known = kept.get(question);
            // One that looks at rows as they were before a change is for those who asked before it.
            if (known != null && known.fresh() && !known.answer().failed()) {
                return known.answer();
            }
            Answer begun = begin(question);
            kept.put(question, new Kept(begun, known == null ? null : known.newest(), true));
            forgetOldest();
            return begun;
        }
    }

    /// Somebody may be waiting for what is still being found.
    private void forgetOldest() {
        Iterator<Kept> eldest = kept.values().iterator();
        while (kept.size() > KEPT && eldest.hasNext()) {
            if (eldest.next().answer().ended()) {
                eldest.remove();
            }
        }
    }

    private Answer begin(Question question) {
        LedgerDefinition definition = question.definition();
        long all = replica.database().read(db -> queries.countAbout(db, definition));
        return Answer.of(
                all,
                goOn ->
                        replica.database()
                                .read(db -> scan.scan(db, definition, question.selection(), goOn)));
    }

    /// The whole answer as things stand now; empty while nobody has found it.
    Optional<FoundRows> ready(LedgerDefinition definition, RowSelection selection) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(new Question(definition, selection)))
                    .filter(Kept::fresh)
                    .map(known -> known.answer().now());
        }
    }

    /// The newest answer that is known, even from before the last change; empty when there is none.
    Optional<FoundRows> known(LedgerDefinition definition, RowSelection selection) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(new Question(definition, selection)))
                    .map(Kept::newest);
        }
    }

    /// What is being found for a question; empty when nothing is.
    Optional<Answer> running(LedgerDefinition definition, RowSelection selection) {
        synchronized (kept) {
            return Optional.ofNullable(kept.get(new Question(definition, selection)))
                    .map(Kept::answer)
                    .filter(answer -> !answer.ended());
        }
    }

    private void changed(@Nullable LedgerId ledger) {
        synchronized (kept) {
            kept.replaceAll(
                    (question, known) ->
                            ledger == null || ledger.equals(question.definition().id())
                                    ? new Kept(known.answer(), known.before(), false)
                                    : known);
        }
    }
}
