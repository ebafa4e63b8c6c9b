package jp.kakehashi.ledgerui.grid;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerService.Subscription;
import jp.kakehashi.ledger.Presence;
import jp.kakehashi.ledger.Presence.Colleague;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.UiTasks;
import org.jspecify.annotations.Nullable;

/// Who else is in the open ledger and where, in words; tells the others where this person is.
/// Screen's thread only.
public final class PeopleHere implements AutoCloseable {
    /// How many tones people are told apart by, beside their names.
    static final int TONES = 4;

    private final GridViewModel model;
    private final LedgerDesk desk;
    private final Presence presence;
    private final Subscription subscription;
    private final AtomicBoolean told = new AtomicBoolean();
    private final ReadOnlyObjectWrapper<List<Colleague>> others =
            new ReadOnlyObjectWrapper<>(List.of());

    /// The people in `model`'s ledger.
    public PeopleHere(GridViewModel model, Presence presence, UiTasks tasks) {
        this.model = model;
        this.desk = model.desk();
        this.presence = presence;
        subscription =
                presence.onChange(
                        () -> {
                            if (told.compareAndSet(false, true)) {
                                tasks.onScreen(this::look);
                            }
                        });
        presence.stand(model.ledger(), null, null, false);
        look();
    }

    private void look() {
        told.set(false);
        others.set(presence.others(model.ledger()));
    }

    /// The others, in no order.
    public ReadOnlyObjectProperty<List<Colleague>> othersProperty() {
        return others.getReadOnlyProperty();
    }

    /// This person is at `place`, or in the ledger and at no row.
    void stand(@Nullable CellPlace place, boolean writing) {
        presence.stand(
                model.ledger(),
                place == null ? null : place.row(),
                place == null ? null : place.field(),
                writing);
    }

    /// Those of the others who are on `row`.
    public List<Colleague> at(UUID row) {
        return others.get().stream().filter(c -> row.equals(c.row())).toList();
    }

    /// What `colleague` is called where there is little room: the name up to its first blank.
    static String shortName(Colleague colleague) {
        String name = colleague.who().name().strip();
        int[] signs = name.codePoints().takeWhile(c -> !Character.isWhitespace(c)).toArray();
        return new String(signs, 0, Math.min(signs.length, 8));
    }

    /// 1 to {@link #TONES}, always the same for a person.
    static int tone(Colleague colleague) {
        return Math.floorMod(colleague.who().staff().hashCode(), TONES) + 1;
    }

    /// 阿部（朝日庁舎）：R8-0012「占用場所」に書いています.
    public String words(Colleague colleague) {
        LedgerDefinition form = model.definitionProperty().get();
        UUID row = colleague.row();
        FieldId field = colleague.field();
        String who = desk.who(colleague.who());
        if (row == null || form == null) {
            return desk.texts().get("ledger.people.here", who);
        }
        String title = title(form, row).orElse("");
        if (field == null) {
            return desk.texts().get("ledger.people.row", who, title);
        }
        String key = colleague.writing() ? "ledger.people.writing" : "ledger.people.cell";
        return desk.texts().get(key, who, title, desk.label(form, field));
    }

    /// 阿部（朝日庁舎）が「占用場所」に書いています, where the row is in sight anyway.
    public String wordsOnRow(Colleague colleague) {
        LedgerDefinition form = model.definitionProperty().get();
        FieldId field = colleague.field();
        String who = desk.who(colleague.who());
        if (field == null || form == null) {
            return desk.texts().get("ledger.people.onRow", who);
        }
        String key =
                colleague.writing() ? "ledger.people.onRow.writing" : "ledger.people.onRow.cell";
        return desk.texts().get(key, who, desk.label(form, field));
    }

    private Optional<String> title(LedgerDefinition form, UUID row) {
        int at = model.rows().find(row);
        RowView there = at < 0 ? null : model.rows().peek(at);
        return there == null ? Optional.empty() : Optional.of(RowTitle.of(form, there));
    }

    /// Says that this person has left.
    @Override
    public void close() {
        subscription.close();
        presence.leave();
    }
}
