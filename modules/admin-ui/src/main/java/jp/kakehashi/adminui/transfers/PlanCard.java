package jp.kakehashi.adminui.transfers;

import java.util.Set;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.desk.PostPanel;
import jp.kakehashi.adminui.transfers.RightsChange.Right;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.wire.TransferMessages.Act;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.PostPlan;

/// What a list of transfers does to one person: every post with its days, and the rights.
final class PlanCard extends VBox {
    private final UiContext ui;
    private final AdminDesk desk;

    PlanCard(UiContext ui, AdminDesk desk, PersonPlan person) {
        this.ui = ui;
        this.desk = desk;
        Controls make = ui.controls();
        setSpacing(12);
        HBox kind = new HBox(6, PlanWords.chip(desk.texts(), person));
        if (!person.active()) {
            kind.getChildren()
                    .add(new Chip(desk.texts().get("admin.state.stopped"), Tone.BAD, Icon.STOP));
        }
        getChildren().add(kind);
        if (person.kind() == Kind.OWN) {
            getChildren().add(make.note("admin.transfer.own.note"));
        }
        if (person.kind() == Kind.COMES) {
            getChildren().add(make.note("admin.transfer.comes.note"));
        }
        if (person.late()) {
            getChildren().add(make.note("admin.transfer.late.note"));
        }
        for (PostPlan post : person.posts()) {
            getChildren().add(post(post));
        }
        RightsChange change = RightsChange.of(person);
        rights("admin.transfer.gets", change.gets());
        rights("admin.transfer.loses", change.loses());
    }

    private void rights(String key, Set<Right> rights) {
        if (!rights.isEmpty()) {
            getChildren()
                    .add(
                            PostPanel.line(
                                    desk.texts().get(key, PlanWords.rights(desk, rights)),
                                    "strong"));
        }
    }

    private Node post(PostPlan post) {
        Chip act = new Chip(desk.texts().get("admin.transfer.act." + post.act()), tone(post.act()));
        return new PostPanel(ui.controls(), desk, post.concurrent(), act)
                .with(post.office(), post.section(), post.roles(), post.from(), post.until());
    }

    private static Tone tone(Act act) {
        return switch (act) {
            case BEGINS -> Tone.OK;
            case ENDS, WITHDRAWN -> Tone.WARN;
            case LASTS -> Tone.ACCENT;
            case GOES_ON -> Tone.NEUTRAL;
        };
    }
}
