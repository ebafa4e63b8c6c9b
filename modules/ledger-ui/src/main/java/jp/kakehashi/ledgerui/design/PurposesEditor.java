package jp.kakehashi.ledgerui.design;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;

/// For what the rows may be read, one purpose a line. Screen's thread only.
final class PurposesEditor extends VBox {
    private static final String WORD = "purposes";

    PurposesEditor(DesignViewModel model, Controls controls) {
        super(4);
        TextArea lines =
                new TextArea(
                        StreamSupport.stream(model.said(WORD).spliterator(), false)
                                .map(each -> each.asText())
                                .collect(Collectors.joining("\n")));
        lines.setPrefRowCount(3);
        Wrapping.of(lines);
        lines.textProperty()
                .addListener(
                        (source, was, now) -> {
                            ArrayNode list = JsonNodeFactory.instance.arrayNode();
                            now.lines()
                                    .map(String::strip)
                                    .filter(line -> !line.isEmpty())
                                    .forEach(list::add);
                            model.put(list, WORD);
                        });
        getChildren()
                .addAll(
                        controls.field("ledger.design.word.purposes", lines),
                        controls.note("ledger.design.purposes.note"));
    }
}
