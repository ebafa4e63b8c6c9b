package jp.kakehashi.adminui.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.AccountMessages.Staff;

/// How a person or a post stands, as chips: word first.
final class StaffMarks {
    private final AdminDesk desk;

    StaffMarks(AdminDesk desk) {
        this.desk = desk;
    }

    /// The two that matter most, for a line of the list.
    List<Node> most(Staff staff) {
        return of(staff).stream().limit(2).toList();
    }

    List<Node> of(Staff staff) {
        List<Node> marks = new ArrayList<>();
        if (!staff.active()) {
            marks.add(new Chip(desk.texts().get("admin.state.stopped"), Tone.BAD, Icon.STOP));
        } else if (desk.running(staff.posts()).isEmpty()) {
            marks.add(new Chip(desk.texts().get("admin.state.no_post"), Tone.WARN, Icon.ALERT));
        }
        Instant code = staff.codeUntil();
        if (staff.active() && code != null) {
            String key = desk.isPast(code) ? "admin.state.code.none" : "admin.state.code";
            marks.add(new Chip(desk.texts().get(key), Tone.WARN, Icon.KEY));
        }
        staff.posts().stream()
                .filter(desk::toCome)
                .map(Post::from)
                .filter(Objects::nonNull)
                .min(Comparator.<LocalDate>naturalOrder())
                .ifPresent(
                        day ->
                                marks.add(
                                        new Chip(
                                                desk.texts()
                                                        .get(
                                                                "admin.state.coming",
                                                                desk.shortDay(day)),
                                                Tone.ACCENT,
                                                Icon.CALENDAR)));
        if (marks.isEmpty()) {
            marks.add(new Chip(desk.texts().get("admin.state.ok"), Tone.OK, Icon.CHECK));
        }
        return marks;
    }

    Chip of(Post post) {
        if (desk.toCome(post)) {
            return new Chip(
                    desk.texts().get("admin.post.state.coming"), Tone.ACCENT, Icon.CALENDAR);
        }
        return post.runs(desk.today())
                ? new Chip(desk.texts().get("admin.post.state.now"), Tone.OK, Icon.CHECK)
                : new Chip(desk.texts().get("admin.post.state.over"), Tone.NEUTRAL, Icon.HISTORY);
    }
}
