package jp.kakehashi.adminui.places;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.TableColumn;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminList;
import jp.kakehashi.adminui.desk.TextColumn;
import jp.kakehashi.adminui.places.PlacesViewModel.Seat;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceKind;

/// The city's offices and sections, those that are no more included; Enter opens one at the right
/// edge. Screen's thread only.
public final class PlacesView implements AdminList.Shown<Seat> {
    private final AdminList<Seat> list;
    private final UiContext ui;
    private final AdminDesk desk;
    private final PlacesViewModel model;
    private final PlaceForms forms;

    /// The list of `model`.
    public PlacesView(UiContext ui, AdminDesk desk, PlacesViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        this.forms = new PlaceForms(ui, desk, model);
        list = new AdminList<>(ui, "admin.place.search", this);
        list.search(model::search);
        list.columns(columns());
        list.actions(
                ui.controls().secondary("admin.refresh", "F5", model::load),
                ui.controls().secondary("admin.place.add.section", forms::addSection),
                ui.controls().primary("admin.place.add.office", forms::addOffice));
        list.follow(model.shown(), model.problemProperty(), model.loadingProperty());
        list.opens(model.openProperty());
    }

    private List<TableColumn<Seat, Seat>> columns() {
        Texts texts = desk.texts();
        return List.of(
                TextColumn.words(texts, "admin.place.kind", 85, s -> kind(s.place())),
                TextColumn.words(
                        texts, "admin.place.name", 200, s -> model.name(s.place(), desk.today())),
                TextColumn.words(texts, "admin.place.code", 110, s -> s.place().code()),
                TextColumn.words(
                        texts,
                        "admin.place.mark.head",
                        85,
                        s -> Objects.requireNonNullElse(s.place().shortName(), "")),
                TextColumn.words(
                        texts,
                        "admin.place.people",
                        60,
                        s -> texts.get("admin.health.number", s.people().size())),
                TextColumn.nodes(texts, "admin.staff.state", 240, s -> mark(desk, s.place())));
    }

    private String kind(Place place) {
        return desk.texts()
                .get(
                        place.kind() == PlaceKind.OFFICE
                                ? "admin.place.office"
                                : "admin.place.section");
    }

    /// How a place stands: word first.
    static Chip mark(AdminDesk desk, Place place) {
        LocalDate until = place.until();
        LocalDate coming = place.names().getLast().from();
        if (until != null && until.isBefore(desk.today())) {
            return new Chip(
                    desk.texts().get("admin.place.state.closed", desk.shortDay(until)),
                    Tone.NEUTRAL,
                    Icon.STOP);
        }
        if (until != null) {
            return new Chip(
                    desk.texts().get("admin.place.state.closing", desk.shortDay(until)),
                    Tone.WARN,
                    Icon.CALENDAR);
        }
        if (coming != null && coming.isAfter(desk.today())) {
            return new Chip(
                    desk.texts().get("admin.place.state.renamed", desk.shortDay(coming)),
                    Tone.ACCENT,
                    Icon.CALENDAR);
        }
        return new Chip(desk.texts().get("admin.place.state.open"), Tone.OK, Icon.CHECK);
    }

    /// What is shown.
    public AdminList<Seat> list() {
        return list;
    }

    @Override
    public String countWords() {
        return desk.texts().get("admin.place.count", model.count(), model.shown().size());
    }

    @Override
    public void draw(Drawer drawer, Seat seat) {
        drawer.titleProperty().set(model.name(seat.place(), desk.today()));
        drawer.subtitleProperty().set(kind(seat.place()) + "　" + seat.place().code());
        drawer.show(new PlaceCard(desk, ui.controls(), forms, seat));
    }
}
