package jp.kakehashi.ledgerui.paper;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.documents.print.Printers.Copied;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;

/// Which printer and how often; says plainly where there is none.
final class PrinterBox extends HBox {
    private static final int MOST_COPIES = 20;

    private final Controls controls;
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper("");
    private final ComboBox<Integer> copies = new ComboBox<>();
    private final CheckBox bothSides = new CheckBox();
    private final VBox news = new VBox();

    PrinterBox(Controls controls, Texts texts) {
        super(12);
        this.controls = controls;
        setAlignment(Pos.BOTTOM_LEFT);
        copies.getItems().setAll(IntStream.rangeClosed(1, MOST_COPIES).boxed().toList());
        copies.setValue(1);
        bothSides.textProperty().bind(texts.bind("ledger.paper.bothSides"));
        news.getChildren().setAll(controls.note("ledger.paper.lookingForPrinters"));
    }

    /// The name of the printer, empty while there is none.
    ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    Copied copied() {
        return new Copied(copies.getValue(), bothSides.isSelected());
    }

    /// What there is to say about printers.
    Node news() {
        return news;
    }

    void offer(List<String> names) {
        if (names.isEmpty()) {
            news.getChildren().setAll(controls.note("ledger.paper.noPrinter"));
            return;
        }
        news.getChildren().clear();
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(names);
        choice.setMaxWidth(280);
        choice.valueProperty().addListener((source, was, now) -> name.set(now == null ? "" : now));
        choice.setValue(names.getFirst());
        getChildren()
                .setAll(
                        controls.field("ledger.paper.printer", choice),
                        controls.field("ledger.paper.copies", copies),
                        bothSides);
    }
}
