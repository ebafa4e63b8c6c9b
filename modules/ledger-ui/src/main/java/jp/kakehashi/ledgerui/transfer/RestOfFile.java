package jp.kakehashi.ledgerui.transfer;

import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.ledger.ImportPreview;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.transfer.ImportViewModel.Step;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sheets.SheetTable;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// The tables of a file that have not been taken in yet, each to become a ledger of its own or to
/// go where the last one went when it has the same columns. Screen's thread only.
final class RestOfFile extends VBox {
    private static final double WIDEST = 720;
    private static final double HIGHEST = 280;
    private final LedgerDesk desk;
    private final Controls controls;

    /// `next` goes on with a table, into a ledger when one is given.
    RestOfFile(
            LedgerDesk desk,
            Controls controls,
            Step.Done done,
            List<SheetTable> rest,
            BiConsumer<SheetTable, @Nullable LedgerId> next) {
        super(8);
        this.desk = desk;
        this.controls = controls;
        ImportPreview taken = done.preview();
        setAlignment(Pos.CENTER);
        setMaxWidth(WIDEST);
        getStyleClass().add("rest-of-file");
        VBox list = new VBox(12);
        for (SheetTable table : rest) {
            boolean alike =
                    Objects.requireNonNull(taken.reading()).table().fields().stream()
                            .map(SheetTable.Field::name)
                            .toList()
                            .equals(table.fields().stream().map(SheetTable.Field::name).toList());
            list.getChildren()
                    .add(
                            line(
                                    table,
                                    () -> next.accept(table, null),
                                    alike ? () -> next.accept(table, done.ledger()) : null,
                                    taken.definition().label().in(desk.language())));
        }
        ScrollPane scroll = new ScrollPane(list);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(HIGHEST);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        getChildren()
                .addAll(
                        controls.note(
                                "ledger.import.rest",
                                CellText.grouped(Integer.toString(rest.size()))),
                        scroll);
    }

    private Node line(SheetTable table, Runnable own, @Nullable Runnable appended, String ledger) {
        String rows = CellText.grouped(Integer.toString(table.rows().size()));
        String title = table.title();
        Label name =
                new Label(
                        title == null
                                ? desk.texts()
                                        .get(
                                                "ledger.import.rest.sheet",
                                                table.sheet(),
                                                table.range(),
                                                rows)
                                : desk.texts()
                                        .get(
                                                "ledger.import.rest.table",
                                                title,
                                                table.sheet(),
                                                table.range(),
                                                rows));
        Wrapping.of(name);
        name.setMinHeight(USE_PREF_SIZE);
        FlowPane ways = new FlowPane(8, 8, controls.secondary("ledger.import.rest.own", own));
        if (appended != null) {
            Button append = controls.secondary("ledger.import.rest.append", appended);
            append.textProperty().unbind();
            append.setText(desk.texts().get("ledger.import.rest.append", ledger));
            ways.getChildren().add(append);
        }
        return new VBox(4, name, ways);
    }
}
