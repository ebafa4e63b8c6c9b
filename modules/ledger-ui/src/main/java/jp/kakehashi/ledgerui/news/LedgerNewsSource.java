package jp.kakehashi.ledgerui.news;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerNews.Item;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.desk.LiveLoad;
import jp.kakehashi.ledgerui.desk.LiveRefresh;
import jp.kakehashi.ledgerui.grid.CellPlace;
import jp.kakehashi.records.ChangeKind;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.NewsSource;
import jp.kakehashi.ui.UiTasks;

/// What others did in ledgers that concerns this person, in words. Screen's thread only.
public final class LedgerNewsSource implements NewsSource, AutoCloseable {
    private final LedgerDesk desk;
    private final UiTasks tasks;
    private final Way way;
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final LiveLoad<Integer> count;
    private List<Item> given = List.of();

    /// Leads to a row; `history` shows what was done to it.
    public interface Way {
        /// Opens the row at a cell.
        void open(LedgerId ledger, CellPlace place, boolean history);
    }

    /// News of the ledgers at `desk`; counts from now on.
    public LedgerNewsSource(LedgerDesk desk, UiTasks tasks, Way way) {
        this.desk = desk;
        this.tasks = tasks;
        this.way = way;
        count =
                new LiveLoad<>(
                        desk.service(), tasks, () -> desk.service().news().unread(), unread::set);
        count.open();
    }

    @Override
    public ReadOnlyIntegerProperty unread() {
        return unread.getReadOnlyProperty();
    }

    @Override
    public void load(Consumer<List<Line>> shown, Consumer<Problem> failed) {
        tasks.run(() -> desk.service().news().newest())
                .onSuccess(
                        items -> {
                            given = items;
                            shown.accept(items.stream().map(this::line).toList());
                        })
                .onProblem(failed);
    }

    @Override
    public Runnable onRenewed(Runnable renewed) {
        return new LiveRefresh(desk.service(), tasks, null, renewed)::close;
    }

    @Override
    public void read() {
        List<Item> read = given;
        given = List.of();
        if (!read.isEmpty()) {
            tasks.run(
                            () -> {
                                desk.service().news().read(read);
                                return true;
                            })
                    .onSuccess(done -> count.load());
        }
    }

    private Line line(Item item) {
        String ledger = item.form().label().in(desk.language());
        RowView row = item.about();
        String title =
                row == null
                        ? ledger
                        : desk.texts()
                                .get("ledger.news.row", RowTitle.of(item.form(), row), ledger);
        return new Line(
                item.said() ? Icon.NOTE : Icon.EYE,
                title,
                row == null ? desk.texts().get("ledger.news.silent") : words(item),
                item.at().toEpochMilli(),
                desk.moment(item.at(), true),
                item.unread(),
                () -> way.open(item.form().id(), place(item), !item.said() && row != null));
    }

    private CellPlace place(Item item) {
        FieldId field =
                item.form().shownTo(desk.actor()).stream()
                        .map(FieldDefinition::id)
                        .filter(id -> item.fields().isEmpty() || item.fields().contains(id))
                        .findFirst()
                        .orElse(item.form().fields().getFirst().id());
        return new CellPlace(item.row(), field);
    }

    private String words(Item item) {
        String fields =
                item.form().fields().stream()
                        .filter(f -> item.fields().contains(f.id()))
                        .map(f -> f.label().in(desk.language()))
                        .collect(Collectors.joining(desk.texts().get("ledger.grid.comma")));
        if (item.said()) {
            String said = item.words() == null ? "" : item.words().strip();
            return fields.isEmpty()
                    ? desk.texts().get("ledger.news.said", item.who(), said)
                    : desk.texts().get("ledger.news.saidOf", item.who(), said, fields);
        }
        if (item.file() != null) {
            return desk.texts().get("ledger.news.imported", item.who(), item.file(), fields);
        }
        String key =
                switch (item.change()) {
                    case DELETE -> "ledger.news.deleted";
                    case RESTORE -> "ledger.news.restored";
                    case CREATE, EDIT, RESOLVE -> "ledger.news.wrote";
                };
        return item.times() > 1 && item.change() != ChangeKind.DELETE
                ? desk.texts().get("ledger.news.wroteOften", item.who(), fields, item.times())
                : desk.texts().get(key, item.who(), fields);
    }

    @Override
    public void close() {
        count.close();
    }
}
