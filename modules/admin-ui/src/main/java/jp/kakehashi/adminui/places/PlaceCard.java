package jp.kakehashi.adminui.places;

import java.time.LocalDate;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.places.PlacesViewModel.Seat;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.names.NameText;
import jp.kakehashi.ui.names.Wrapping;
import jp.kakehashi.wire.AccountMessages.Staff;
import jp.kakehashi.wire.CityMessages.Place;
import jp.kakehashi.wire.CityMessages.PlaceName;
import jp.kakehashi.wire.HealthMessages.LedgerState;

/// One place: its names with their days, who works there, its ledgers, and what can be done.
final class PlaceCard extends VBox {
    private static final int MOST_PEOPLE = 30;

    private final AdminDesk desk;
    private final Controls make;

    PlaceCard(AdminDesk desk, Controls make, PlaceForms forms, Seat seat) {
        this.desk = desk;
        this.make = make;
        Place place = seat.place();
        setSpacing(14);
        getStyleClass().add("person-card");
        getChildren().add(new HBox(PlacesView.mark(desk, place)));
        getChildren().addAll(names(place), people(seat.people()));
        if (!seat.ledgers().isEmpty()) {
            getChildren().add(ledgers(seat.ledgers()));
        }
        LocalDate until = place.until();
        boolean over = until != null && until.isBefore(desk.today());
        if (over) {
            getChildren().add(make.note("admin.place.closed.note"));
            return;
        }
        getChildren().add(make.secondary("admin.place.rename", "F2", () -> forms.rename(seat)));
        getChildren()
                .add(
                        until == null
                                ? make.danger("admin.place.close", () -> forms.close(seat))
                                : make.secondary("admin.place.reopen", () -> forms.reopen(seat)));
    }

    private Node names(Place place) {
        VBox box = new VBox(6, make.subsection("admin.place.names"));
        LocalDate last = place.until();
        for (PlaceName each : place.names().reversed()) {
            Label name = words(each.ja() + "　" + each.en());
            Label days = make.note("admin.place.names.days", desk.days(each.from(), last));
            LocalDate from = each.from();
            last = from == null ? null : from.minusDays(1);
            VBox line = new VBox(2, name, days);
            line.getStyleClass().addAll("panel", "slim");
            box.getChildren().add(line);
        }
        return box;
    }

    private static Label words(String text) {
        Label label = NameText.follow(new Label(text));
        label.getStyleClass().add("strong");
        Wrapping.of(label);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private Node people(List<Staff> people) {
        VBox box = new VBox(4, make.subsection("admin.place.held", people.size()));
        if (people.isEmpty()) {
            box.getChildren().add(make.note("admin.place.held.none"));
        }
        for (Staff each : people.subList(0, Math.min(MOST_PEOPLE, people.size()))) {
            Label line =
                    NameText.follow(
                            new Label(
                                    desk.texts()
                                            .get("admin.place.person", each.staff(), each.name())));
            line.getStyleClass().add("t-s");
            Wrapping.of(line);
            line.setMinHeight(USE_PREF_SIZE);
            box.getChildren().add(line);
        }
        if (people.size() > MOST_PEOPLE) {
            box.getChildren().add(make.note("admin.place.more", people.size() - MOST_PEOPLE));
        }
        return box;
    }

    private Node ledgers(List<LedgerState> ledgers) {
        VBox box = new VBox(4, make.subsection("admin.place.ledgers"));
        for (LedgerState each : ledgers) {
            Label line = new Label(each.label().in(desk.texts().language().code()));
            line.getStyleClass().add("t-s");
            Wrapping.of(line);
            line.setMinHeight(USE_PREF_SIZE);
            box.getChildren().add(line);
        }
        box.getChildren().add(make.note("admin.place.ledgers.note"));
        return box;
    }
}
