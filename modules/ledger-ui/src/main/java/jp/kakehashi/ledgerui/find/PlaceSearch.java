package jp.kakehashi.ledgerui.find;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import jp.kakehashi.kernel.PlaceLink;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.LedgerView;
import org.jspecify.annotations.Nullable;

/// Where a link leads on this PC, for this person. What does not exist and what they may not see
/// are the same: nothing. Blocking.
public final class PlaceSearch {
    private final LedgerDesk desk;

    /// A place that can be opened: a ledger, and a cell or a view of it; `title` in words.
    public record Found(
            LedgerId ledger, @Nullable CellPlace cell, @Nullable LedgerView view, String title) {}

    /// For the person at `desk`.
    public PlaceSearch(LedgerDesk desk) {
        this.desk = desk;
    }

    /// The place that `link` names.
    public Optional<Found> find(PlaceLink link) {
        LedgerId ledger = new LedgerId(link.ledger());
        LedgerDefinition form = form(ledger);
        if (form == null || !form.mayOpen(desk.actor())) {
            return Optional.empty();
        }
        String name = form.label().in(desk.language());
        UUID row = link.row();
        if (row != null) {
            return row(form, row, link.field())
                    .map(cell -> new Found(ledger, cell.place(), null, name + cell.title()));
        }
        if (link.view() == null) {
            return Optional.of(new Found(ledger, null, null, name));
        }
        return form.views().stream()
                .filter(view -> view.name().ja().equals(link.view()))
                .findFirst()
                .map(
                        view ->
                                new Found(
                                        ledger,
                                        null,
                                        view,
                                        name + " " + view.name().in(desk.language())));
    }

    private @Nullable LedgerDefinition form(LedgerId ledger) {
        try {
            return desk.service().definition(ledger);
        } catch (ProblemException e) {
            return null;
        }
    }

    private record Cell(CellPlace place, String title) {}

    /// In a ledger that is not read for anything yet whether the row is there is told behind its
    /// door.
    private Optional<Cell> row(LedgerDefinition form, UUID row, @Nullable String field) {
        boolean held = desk.service().purposes().missing(form);
        List<RowView> rows = held ? List.of() : desk.service().rows(form.id(), List.of(row));
        if (!rows.isEmpty() && rows.getFirst().deleted()) {
            // Of a row that was made one with another the other is opened.
            rows = new BuriedRow(desk).kept(form.id(), row).map(List::of).orElse(List.of());
        }
        boolean gone = !held && rows.isEmpty();
        List<FieldId> readable =
                form.fields().stream()
                        .filter(f -> form.mayRead(desk.actor(), f))
                        .map(FieldDefinition::id)
                        .toList();
        if (gone || readable.isEmpty()) {
            return Optional.empty();
        }
        // A field that may not be seen is as one that does not exist: the row is opened.
        FieldId at =
                readable.stream()
                        .filter(f -> Objects.equals(f.value(), field))
                        .findFirst()
                        .orElse(readable.getFirst());
        String title = held ? "" : " " + RowTitle.of(form, rows.getFirst());
        UUID stands = held ? row : rows.getFirst().row();
        return Optional.of(new Cell(new CellPlace(stands, at), title));
    }
}
