package jp.kakehashi.adminui.places;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminService;
import jp.kakehashi.adminui.desk.DayField;
import jp.kakehashi.adminui.desk.Names;
import jp.kakehashi.adminui.desk.Sheets;
import jp.kakehashi.adminui.desk.Sheets.Words;
import jp.kakehashi.adminui.places.PlacesViewModel.Seat;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Label;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Dialogs.Question;
import jp.kakehashi.ui.control.TextLimit;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.CityMessages.City;
import jp.kakehashi.wire.CityMessages.ClosePlace;
import jp.kakehashi.wire.CityMessages.NewPlace;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceKind;
import jp.kakehashi.wire.CityMessages.PlaceName;
import jp.kakehashi.wire.CityMessages.RenamePlace;
import org.jspecify.annotations.Nullable;

/// What is done with offices and sections: the questions, the calls and what is said afterwards.
final class PlaceForms {
    private static final int LONGEST = 100;

    private final UiContext ui;
    private final AdminDesk desk;
    private final AdminService service;
    private final PlacesViewModel model;
    private final Sheets sheets;

    PlaceForms(UiContext ui, AdminDesk desk, PlacesViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.service = desk.service();
        this.model = model;
        this.sheets = new Sheets(ui);
    }

    void addOffice() {
        add(PlaceKind.OFFICE);
    }

    void addSection() {
        add(PlaceKind.SECTION);
    }

    private void add(PlaceKind kind) {
        Controls make = ui.controls();
        boolean office = kind == PlaceKind.OFFICE;
        TextField code = field("");
        TextField ja = field("");
        TextField en = field("");
        TextField mark = field("");
        List<Node> fields = new ArrayList<>();
        fields.add(make.field("admin.place.name.ja", ja));
        fields.add(make.field("admin.place.name.en", en));
        fields.add(make.field("admin.place.code", code));
        if (office) {
            fields.add(make.field("admin.place.mark", mark));
        }
        sheets.show(
                Words.of(
                        office ? "admin.place.add.office" : "admin.place.add.section",
                        office ? "admin.place.add.office.note" : "admin.place.add.section.note",
                        "admin.save"),
                fields,
                () -> {
                    NewPlace request =
                            new NewPlace(
                                    kind,
                                    Sheets.filled(code),
                                    office ? Sheets.filled(mark) : null,
                                    Sheets.filled(ja),
                                    Sheets.filled(en));
                    return () -> service.addPlace(request);
                },
                this::saved);
    }

    void rename(Seat seat) {
        Controls make = ui.controls();
        Place place = seat.place();
        PlaceName newest = place.names().getLast();
        TextField ja = field(newest.ja());
        TextField en = field(newest.en());
        DayField from =
                new DayField(desk, make, "admin.place.from", "admin.place.from.today", null);
        sheets.show(
                Words.of("admin.place.rename", "admin.place.rename.note", "admin.save"),
                List.of(
                        make.field("admin.place.name.ja", ja),
                        make.field("admin.place.name.en", en),
                        from),
                () -> {
                    RenamePlace request =
                            new RenamePlace(
                                    place.kind(),
                                    place.code(),
                                    Sheets.filled(ja),
                                    Sheets.filled(en),
                                    from.day());
                    return () -> service.renamePlace(request);
                },
                this::saved);
    }

    void close(Seat seat) {
        Controls make = ui.controls();
        Place place = seat.place();
        DayField until =
                new DayField(desk, make, "admin.place.until", "admin.place.until.empty", null);
        List<Place> others =
                model.shown().stream()
                        .map(Seat::place)
                        .filter(p -> p.kind() == place.kind() && !p.equals(place))
                        .filter(p -> p.until() == null)
                        .toList();
        Names successor =
                new Names(
                        others.stream().map(Place::code).toList(),
                        code -> label(others, code),
                        desk.texts().language().code(),
                        "");
        List<Node> fields = new ArrayList<>(List.of(until));
        if (!seat.people().isEmpty()) {
            fields.add(make.field("admin.place.successor", successor));
        }
        sheets.show(
                Words.of(
                        "admin.place.close",
                        seat.people().isEmpty()
                                ? "admin.place.close.note"
                                : "admin.place.close.held",
                        "admin.place.close.go",
                        model.name(place, desk.today()),
                        seat.people().size()),
                fields,
                () -> {
                    LocalDate last = until.day();
                    if (last == null) {
                        throw Problem.invalid("problem.admin.incomplete").asException();
                    }
                    @Nullable String next = successor.getValue();
                    ClosePlace request = new ClosePlace(place.kind(), place.code(), last, next);
                    return () -> service.closePlace(request);
                },
                this::saved);
    }

    private static Label label(List<Place> places, String code) {
        return places.stream()
                .filter(p -> p.code().equals(code))
                .map(p -> p.names().getLast())
                .map(n -> new Label(n.ja(), n.en()))
                .findFirst()
                .orElse(new Label(code, code));
    }

    void reopen(Seat seat) {
        Place place = seat.place();
        new Sheets(ui)
                .ask(
                        Question.of(
                                "admin.place.reopen",
                                "admin.place.reopen.text",
                                "admin.place.reopen.go",
                                model.name(place, desk.today())),
                        () ->
                                service.closePlace(
                                        new ClosePlace(place.kind(), place.code(), null, null)),
                        this::saved);
    }

    private void saved(City city) {
        desk.learn(Objects.requireNonNull(city));
        model.load();
        ui.notices().show(Tone.OK, "admin.place.saved");
    }

    private static TextField field(String text) {
        TextField field = new TextField(text);
        TextLimit.set(field, LONGEST, () -> {});
        return field;
    }
}
