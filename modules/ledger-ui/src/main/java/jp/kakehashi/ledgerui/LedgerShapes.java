package jp.kakehashi.ledgerui;

import java.util.function.Consumer;
import jp.kakehashi.ledgerui.calendar.CalendarPane;
import jp.kakehashi.ledgerui.cards.CardsPane;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.ledgerui.grid.GridViewModel;
import jp.kakehashi.ledgerui.grid.RowShapes;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.ViewShape;
import jp.kakehashi.ui.control.UiContext;

/// The other forms in which a room can show its rows.
record LedgerShapes(UiContext ui, GridViewModel grid, Consumer<CellPlace> open)
        implements RowShapes {
    @Override
    public Shaped of(ViewShape shape) {
        return switch (shape.kind()) {
            case CALENDAR -> new CalendarPane(ui, grid, shape, open);
            case CARDS -> new CardsPane(ui, grid, field(shape), open);
        };
    }

    private FieldDefinition field(ViewShape shape) {
        return grid.fields().stream()
                .filter(f -> f.id().equals(shape.by()))
                .findFirst()
                .orElseThrow();
    }
}
