package jp.kakehashi.adminui.rights;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.AdminList;
import jp.kakehashi.adminui.desk.TextColumn;
import jp.kakehashi.adminui.rights.RightsViewModel.Subject;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Drawer;
import jp.kakehashi.ui.control.ProblemView;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.RightsMessages.FieldRules;
import jp.kakehashi.wire.RightsMessages.LedgerRules;
import jp.kakehashi.wire.RightsMessages.RoleUse;

/// Who may read and write which ledger, and what each role is good for; Enter opens one at the
/// right edge with the people and why. Nothing is changed here: rules stand in a ledger's
/// definition, roles in people's posts. Screen's thread only.
public final class RightsView implements AdminList.Shown<Subject> {
    private final AdminList<Subject> list;
    private final UiContext ui;
    private final AdminDesk desk;
    private final RightsViewModel model;
    private final RuleWords words;

    /// The list of `model`.
    public RightsView(UiContext ui, AdminDesk desk, RightsViewModel model) {
        this.ui = ui;
        this.desk = desk;
        this.model = model;
        this.words = new RuleWords(desk);
        list = new AdminList<>(ui, "admin.rights.search", this);
        list.search(model::search);
        list.columns(columns());
        list.actions(ui.controls().secondary("admin.refresh", "F5", model::load));
        list.follow(model.shown(), model.problemProperty(), model.loadingProperty());
        list.opens(model.openProperty());
    }

    private List<TableColumn<Subject, Subject>> columns() {
        Texts texts = desk.texts();
        return List.of(
                TextColumn.words(texts, "admin.place.kind", 60, this::kind),
                TextColumn.words(texts, "admin.place.name", 190, this::name),
                TextColumn.words(texts, "admin.rights.owner", 100, this::owner),
                TextColumn.words(texts, "admin.rights.read", 190, this::read),
                TextColumn.words(texts, "admin.rights.write", 190, this::write),
                TextColumn.words(texts, "admin.rights.people", 170, this::people));
    }

    private String kind(Subject subject) {
        return switch (subject) {
            case Subject.OfLedger ledger -> desk.texts().get("admin.rights.ledger");
            case Subject.OfRole role -> desk.texts().get("admin.post.roles");
        };
    }

    private String name(Subject subject) {
        return switch (subject) {
            case Subject.OfLedger ledger ->
                    ledger.rules().label().in(desk.texts().language().code());
            case Subject.OfRole role -> desk.role(role.use().role());
        };
    }

    private String owner(Subject subject) {
        return subject instanceof Subject.OfLedger ledger
                ? desk.section(ledger.rules().owner())
                : "";
    }

    private String read(Subject subject) {
        return subject instanceof Subject.OfLedger ledger ? words.of(ledger.rules().read()) : "";
    }

    private String write(Subject subject) {
        return subject instanceof Subject.OfLedger ledger ? words.of(ledger.rules().write()) : "";
    }

    private String people(Subject subject) {
        return switch (subject) {
            case Subject.OfLedger ledger ->
                    desk.texts()
                            .get(
                                    "admin.rights.counts",
                                    ledger.rules().readers(),
                                    ledger.rules().writers());
            case Subject.OfRole role ->
                    desk.texts().get("admin.rights.holders", role.use().staff().size());
        };
    }

    /// What is shown.
    public AdminList<Subject> list() {
        return list;
    }

    @Override
    public String countWords() {
        return desk.texts().get("admin.place.count", model.count(), model.shown().size());
    }

    @Override
    public void draw(Drawer drawer, Subject subject) {
        drawer.titleProperty().set(name(subject));
        drawer.subtitleProperty().set(kind(subject) + "　" + code(subject));
        VBox card =
                switch (subject) {
                    case Subject.OfLedger ledger -> ledger(ledger.rules());
                    case Subject.OfRole role -> role(role.use());
                };
        card.setSpacing(14);
        card.getStyleClass().add("person-card");
        drawer.show(card);
    }

    private static String code(Subject subject) {
        return switch (subject) {
            case Subject.OfLedger ledger -> ledger.rules().id().value();
            case Subject.OfRole role -> role.use().role();
        };
    }

    private VBox ledger(LedgerRules rules) {
        Controls make = ui.controls();
        VBox people = new VBox(4, make.subsection("admin.rights.who", rules.readers()));
        RightsList rights = new RightsList(desk, make);
        people.getChildren().addAll(make.note("admin.rights.today"), rights);
        model.people(
                rules,
                found ->
                        rights.show(
                                found,
                                right ->
                                        desk.texts()
                                                .get(
                                                        "admin.place.person",
                                                        right.staff(),
                                                        right.name())),
                problem -> rights.getChildren().setAll(new ProblemView(desk.texts(), problem)));
        return new VBox(rules(rules), people, make.note("admin.rights.change"));
    }

    private Node rules(LedgerRules rules) {
        VBox box = new VBox(4, ui.controls().subsection("admin.rights.rules"));
        say(box, "admin.rights.rule.read", words.of(rules.read()));
        say(box, "admin.rights.rule.write", words.of(rules.write()));
        say(box, "admin.rights.rule.owner", desk.section(rules.owner()));
        AccessRule guard = rules.guard();
        if (guard != null) {
            say(box, "admin.rights.rule.guard", words.of(guard));
        }
        if (rules.approval()) {
            say(box, "admin.rights.rule.approval");
        }
        if (rules.purposes()) {
            say(box, "admin.rights.rule.purposes");
        }
        if (rules.personal()) {
            say(box, "admin.rights.rule.personal");
        }
        for (FieldRules field : rules.fields()) {
            String label = field.label().in(desk.texts().language().code());
            if (field.individualNumber()) {
                say(box, "admin.rights.field.number", label);
            } else {
                say(
                        box,
                        "admin.rights.field",
                        label,
                        words.of(field.read()),
                        words.of(field.write()));
            }
        }
        return box;
    }

    private void say(VBox box, String key, Object... values) {
        box.getChildren().add(RightsList.line(desk.texts().get(key, values), "t-s"));
    }

    private VBox role(RoleUse use) {
        Controls make = ui.controls();
        VBox held = new VBox(4, make.subsection("admin.rights.held", use.staff().size()));
        if (use.staff().isEmpty()) {
            held.getChildren().add(make.note("admin.rights.held.none"));
        }
        for (String staff : use.staff()) {
            say(held, "admin.place.person", staff, model.name(staff));
        }
        VBox named = new VBox(4, make.subsection("admin.rights.named"));
        if (use.ledgers().isEmpty()) {
            named.getChildren().add(make.note("admin.rights.named.none"));
        }
        for (LedgerId ledger : use.ledgers()) {
            named.getChildren().add(RightsList.line(model.ledger(ledger.value()), "t-s"));
        }
        VBox card = new VBox(held, named);
        if (desk.texts().has("admin.rights.role." + use.role())) {
            card.getChildren()
                    .addFirst(
                            RightsList.line(
                                    desk.texts().get("admin.rights.role." + use.role()), "t-s"));
        }
        return card;
    }
}
