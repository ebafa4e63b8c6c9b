package jp.kakehashi.adminui.desk;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.SearchField;
import jp.kakehashi.ui.control.UiContext;
import org.jspecify.annotations.Nullable;

/// A list of the administration: search and actions above, rows in the middle, what is chosen at
/// the right edge. Down goes from the search into the list, Enter opens, Esc closes. Screen's
/// thread only.
public final class AdminList<T> extends BorderPane {
    private final UiContext ui;
    private final Shown<T> shown;
    private final TableView<T> table = new TableView<>();
    private final SearchField search;
    private final Label count = new Label();
    private final HBox actions = new HBox(10);
    private final Drawer drawer;
    private final StackPane middle = new StackPane(table);
    private @Nullable ObjectProperty<@Nullable T> open;

    /// What a list says of its rows.
    public interface Shown<T> {
        /// How many there are, in words.
        String countWords();

        /// Draws `row` in `drawer`.
        void draw(Drawer drawer, T row);
    }

    /// An empty list; `searchKey` says what can be looked for.
    public AdminList(UiContext ui, String searchKey, Shown<T> shown) {
        this.ui = ui;
        this.shown = shown;
        Controls make = ui.controls();
        search = make.search(searchKey);
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::down);
        count.getStyleClass().addAll("t-s", "ink-3");
        count.setMinWidth(USE_PREF_SIZE);
        actions.setAlignment(Pos.CENTER_RIGHT);
        HBox bar = new HBox(10, search, count, make.spring(), actions);
        bar.getStyleClass().addAll("bar", "thin");
        bar.setAlignment(Pos.CENTER_LEFT);
        drawer = new Drawer(make);
        drawer.getStyleClass().add("person-drawer");
        drawer.onCloseAsked(this::closeDrawer);
        table.getStyleClass().add("admin-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::enter);
        table.setOnMouseClicked(event -> openSelected());
        setTop(bar);
        setCenter(middle);
        setRight(drawer);
        getStyleClass().add("admin-page");
    }

    /// What to do with the words looked for.
    public void search(Consumer<String> handler) {
        search.onSearch(handler);
    }

    /// The columns, from the left.
    public void columns(List<TableColumn<T, T>> columns) {
        table.getColumns().setAll(columns);
    }

    /// The buttons at the right of the search.
    public void actions(Button... buttons) {
        actions.getChildren().setAll(buttons);
    }

    /// Shows `rows`, or why there are none.
    public void follow(
            ObservableList<T> rows,
            ObservableValue<@Nullable Problem> problem,
            ObservableBooleanValue loading) {
        table.setItems(rows);
        Runnable tell = () -> tell(problem.getValue(), loading.get());
        rows.addListener((ListChangeListener<T>) change -> tell.run());
        InvalidationListener told = observable -> tell.run();
        problem.addListener(told);
        loading.addListener(told);
        ui.texts()
                .languageProperty()
                .addListener(
                        observable -> {
                            table.refresh();
                            tell.run();
                        });
        tell.run();
    }

    /// Draws what is chosen whenever it changes.
    public void opens(ObjectProperty<@Nullable T> chosen) {
        open = chosen;
        chosen.addListener((source, was, now) -> show(now));
        ui.texts().languageProperty().addListener(observable -> show(chosen.get()));
    }

    private void show(@Nullable T row) {
        if (row == null) {
            drawer.close();
        } else {
            shown.draw(drawer, row);
        }
    }

    private void down(KeyEvent event) {
        if (event.getCode() == KeyCode.DOWN) {
            event.consume();
            focusList();
        }
    }

    private void enter(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            openSelected();
        }
    }

    private void openSelected() {
        @Nullable T chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null && open != null) {
            open.set(chosen);
        }
    }

    private void closeDrawer() {
        if (open != null) {
            open.set(null);
        }
        table.requestFocus();
    }

    private void tell(@Nullable Problem problem, boolean loading) {
        if (problem != null) {
            VBox told = new VBox(new ProblemView(ui.texts(), problem));
            told.getStyleClass().add("page");
            middle.getChildren().setAll(told);
        } else {
            middle.getChildren().setAll(table);
        }
        table.setPlaceholder(
                loading
                        ? ui.controls().note("admin.loading")
                        : ui.controls()
                                .emptyState(
                                        Icon.LIST,
                                        "admin.list.none.title",
                                        "admin.list.none.hint"));
        count.setText(shown.countWords());
    }

    /// Puts the keyboard into the list.
    public void focusList() {
        if (table.getSelectionModel().isEmpty() && !table.getItems().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
        table.requestFocus();
    }

    /// Puts the caret into the search field.
    public void focusSearch() {
        search.requestFocus();
    }
}
