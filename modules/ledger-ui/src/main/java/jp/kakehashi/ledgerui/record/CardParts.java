package jp.kakehashi.ledgerui.record;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.Wrapping;

/// The fields of a card in its parts: those that the definition names by headings or, where it
/// names none, the values and below them the long texts. Screen's thread only.
public final class CardParts {
    private final Controls controls;
    private final String language;

    /// Parts named in `language`.
    public CardParts(Controls controls, String language) {
        this.controls = controls;
        this.language = language;
    }

    /// The parts with `fields` in their order, each drawn by `draw`; a part without fields is left
    /// out.
    public List<VBox> of(List<FieldDefinition> fields, Function<FieldDefinition, Node> draw) {
        boolean headed = fields.stream().anyMatch(f -> f.heading() != null);
        VBox main = part(controls.subsection("ledger.record.main"));
        VBox longs = part(controls.subsection("ledger.record.notes"));
        List<VBox> parts = new ArrayList<>(List.of(main));
        for (FieldDefinition field : fields) {
            if (field.heading() != null) {
                Label name = new Label(field.heading().in(language));
                name.getStyleClass().add("subsection");
                Wrapping.of(name);
                parts.add(part(name));
            }
            boolean apart = !headed && field.type() == FieldType.LONG_TEXT;
            (apart ? longs : parts.getLast()).getChildren().add(draw.apply(field));
        }
        parts.add(longs);
        parts.removeIf(each -> each.getChildren().size() == 1);
        return parts;
    }

    private static VBox part(Label name) {
        VBox part = new VBox(10, name);
        part.getStyleClass().add("record-section");
        return part;
    }
}
