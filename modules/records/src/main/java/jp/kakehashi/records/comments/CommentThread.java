package jp.kakehashi.records.comments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.comments.CommentAct.Kind;
import org.jspecify.annotations.Nullable;

/// One conversation about a cell or a row, as its acts left it.
///
/// @param field null for the row as a whole
/// @param comments in the order head office gave them, what it does not have yet last
public record CommentThread(
        UUID id, UUID row, @Nullable FieldId field, List<Comment> comments, boolean resolved) {

    public CommentThread {
        comments = List.copyOf(comments);
    }

    /// What somebody said.
    ///
    /// @param text null when its author took it back
    /// @param waiting head office does not have it yet
    /// @param problem why head office does not take it, a key; null otherwise
    public record Comment(
            UUID id,
            Author author,
            Instant at,
            @Nullable String text,
            boolean waiting,
            @Nullable String problem) {}

    /// Whether something is said that still waits for somebody.
    public boolean open() {
        return !resolved && comments.stream().anyMatch(c -> c.text() != null);
    }

    /// The conversations in `acts`, the one that began first at the front. A pure function: the
    /// same acts in whatever sequence they come give the same conversations everywhere.
    public static List<CommentThread> of(List<PlacedAct> acts) {
        List<PlacedAct> ordered = new ArrayList<>(acts);
        ordered.sort(
                Comparator.comparingLong((PlacedAct a) -> a.seq() == 0 ? Long.MAX_VALUE : a.seq())
                        .thenComparing(a -> a.act().madeAt())
                        .thenComparing(a -> a.act().id()));
        Map<UUID, Growing> threads = new LinkedHashMap<>();
        ordered.stream()
                .filter(a -> a.act().opens())
                .forEach(a -> threads.putIfAbsent(a.act().id(), new Growing(a.act())));
        for (PlacedAct placed : ordered) {
            Growing thread = threads.get(placed.act().thread());
            if (thread != null) {
                thread.take(placed);
            }
        }
        return threads.values().stream().map(Growing::thread).toList();
    }

    private static final class Growing {
        private final CommentAct first;
        private final Map<UUID, Comment> comments = new LinkedHashMap<>();
        private boolean resolved;

        Growing(CommentAct first) {
            this.first = first;
        }

        void take(PlacedAct placed) {
            CommentAct act = placed.act();
            boolean refused = placed.problem() != null;
            if (act.kind() == Kind.SAY) {
                comments.put(
                        act.id(),
                        new Comment(
                                act.id(),
                                act.author(),
                                act.madeAt(),
                                act.text(),
                                placed.seq() == 0 && !refused,
                                placed.problem()));
                // Who answers has not heard that it is settled, or does not think so.
                resolved = resolved && refused;
            } else if (!refused) {
                settle(act);
            }
        }

        private void settle(CommentAct act) {
            UUID target = act.target();
            if (target == null) {
                resolved = act.kind() == Kind.RESOLVE;
                return;
            }
            Comment said = comments.get(target);
            if (said != null && said.author().staff().equals(act.author().staff())) {
                comments.put(
                        target, new Comment(target, said.author(), said.at(), null, false, null));
            }
        }

        CommentThread thread() {
            return new CommentThread(
                    first.id(),
                    first.row(),
                    first.field(),
                    List.copyOf(comments.values()),
                    resolved);
        }
    }
}
