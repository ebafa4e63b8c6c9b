package jp.kakehashi.adminui.transfers;

import java.util.Set;
import java.util.stream.Collectors;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.adminui.transfers.RightsChange.Right;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.wire.TransferMessages.Kind;
import jp.kakehashi.wire.TransferMessages.PersonPlan;

/// What a plan does, in words and chips.
final class PlanWords {
    private PlanWords() {}

    static Chip chip(Texts texts, PersonPlan person) {
        return new Chip(
                texts.get("admin.transfer.kind." + person.kind()),
                tone(person.kind()),
                icon(person.kind()));
    }

    static Chip chip(Texts texts, Kind kind, int count) {
        return new Chip(
                texts.get(
                        "admin.transfer.kind.count",
                        texts.get("admin.transfer.kind." + kind),
                        count),
                tone(kind),
                icon(kind));
    }

    private static Tone tone(Kind kind) {
        return switch (kind) {
            case COMES -> Tone.OK;
            case MOVES, CHANGES -> Tone.ACCENT;
            case LEAVES, OWN -> Tone.WARN;
            case STAYS -> Tone.NEUTRAL;
        };
    }

    private static Icon icon(Kind kind) {
        return switch (kind) {
            case COMES -> Icon.ADD;
            case MOVES -> Icon.NEXT;
            case CHANGES -> Icon.EDIT;
            case LEAVES -> Icon.SIGN_OUT;
            case STAYS -> Icon.CHECK;
            case OWN -> Icon.ALERT;
        };
    }

    /// Rights, one after another; a place without a role stands for itself.
    static String rights(AdminDesk desk, Set<Right> rights) {
        Texts texts = desk.texts();
        return rights.stream()
                .map(
                        r ->
                                texts.get(
                                        "admin.transfer.right",
                                        r.role().isEmpty()
                                                ? texts.get("admin.role.none")
                                                : desk.role(r.role()),
                                        desk.section(r.section())))
                .collect(Collectors.joining(texts.get("admin.list.comma")));
    }
}
