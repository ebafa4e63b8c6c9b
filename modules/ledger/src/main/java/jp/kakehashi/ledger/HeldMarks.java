package jp.kakehashi.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.ReadyMark;
import jp.kakehashi.records.RowGuard;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.RowState;
import org.jspecify.annotations.Nullable;

/// The marks of a view on rows that leave for paper or a file, in words that need no colour: a sign
/// and the reason. Worked out from what this person may read of a row, and from nothing else. For
/// one thread.
final class HeldMarks {
    /// What the column of them is called.
    static final String TITLE = "印";

    private final LedgerDefinition definition;
    private final @Nullable RowGuard guard;
    private final List<ReadyMark> ready;
    private final Map<UUID, String> said = new HashMap<>();

    /// `marks` as they hold on `today` for `actor`.
    HeldMarks(LedgerDefinition definition, Actor actor, List<RowMark> marks, LocalDate today) {
        this.definition = definition;
        this.guard = definition.guardAgainst(actor);
        ready =
                ReadyMark.of(definition, marks, today).stream()
                        .filter(one -> forEyesOf(actor, one))
                        .toList();
    }

    private boolean forEyesOf(Actor actor, ReadyMark one) {
        FieldId of = one.mark().field();
        return (of == null || mayRead(actor, of))
                && one.inputs().stream().allMatch(id -> mayRead(actor, id));
    }

    private boolean mayRead(Actor actor, FieldId id) {
        return definition.field(id).filter(f -> definition.mayRead(actor, f)).isPresent();
    }

    /// Whether there is anything that could be marked.
    boolean any() {
        return !ready.isEmpty();
    }

    /// Remembers what is marked of a row as it is stored, until it is asked for.
    void look(RowState row) {
        List<String> words = new ArrayList<>();
        for (ReadyMark one : ready) {
            if (!kept(row, one) && one.formula().holds(row.values())) {
                words.add(words(one.mark()));
            }
        }
        if (!words.isEmpty()) {
            said.put(row.row(), String.join("、", words));
        }
    }

    /// A row that is kept in part must not tell by a mark what is kept, nor that it is empty.
    private boolean kept(RowState row, ReadyMark one) {
        RowGuard guarding = guard;
        return guarding != null
                && guarding.guards(row)
                && !guarding.shows().containsAll(one.inputs());
    }

    /// What was remembered of a row, once; null for nothing.
    @Nullable String take(RowState row) {
        return said.remove(row.row());
    }

    private String words(RowMark mark) {
        String sign =
                switch (mark.look()) {
                    case RED -> "●";
                    case AMBER -> "▲";
                    case GREEN -> "○";
                    case BLUE -> "★";
                    case GREY -> "◇";
                };
        FieldId of = mark.field();
        String field =
                of == null
                        ? ""
                        : definition.field(of).map(FieldDefinition::label).orElseThrow().ja() + "：";
        return sign + " " + field + mark.reason().ja();
    }
}
