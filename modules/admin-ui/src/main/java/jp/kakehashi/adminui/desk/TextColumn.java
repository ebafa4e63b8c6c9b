package jp.kakehashi.adminui.desk;

import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.names.NameText;
import org.jspecify.annotations.Nullable;

/// Columns of the administration's lists: a word or a node made of the row.
public final class TextColumn {
    private TextColumn() {}

    /// A column of words, drawn so that rare characters of names are right.
    public static <T> TableColumn<T, T> words(
            Texts texts, String key, double width, Function<T, String> words) {
        return nodes(
                texts,
                key,
                width,
                row -> {
                    Label label = NameText.follow(new Label(words.apply(row)));
                    label.setMinWidth(0);
                    return label;
                });
    }

    /// A column of nodes, a new one for every row that comes into sight.
    public static <T> TableColumn<T, T> nodes(
            Texts texts, String key, double width, Function<T, Node> draw) {
        TableColumn<T, T> column = new TableColumn<>();
        column.textProperty().bind(texts.bind(key));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(data -> new ReadOnlyObjectWrapper<>(data.getValue()));
        column.setCellFactory(
                source ->
                        new TableCell<>() {
                            @Override
                            protected void updateItem(@Nullable T row, boolean empty) {
                                super.updateItem(row, empty);
                                setGraphic(row == null || empty ? null : draw.apply(row));
                            }
                        });
        return column;
    }
}
