package jp.kakehashi.adminui.rights;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import jp.kakehashi.adminui.desk.AdminDesk;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.Actor;
import jp.kakehashi.wire.RightsMessages.Right;

/// Rules of access and what they come to for one person, in words.
public final class RuleWords {
    private final AdminDesk desk;

    /// In the present language of `desk`.
    public RuleWords(AdminDesk desk) {
        this.desk = desk;
    }

    /// Whom a rule lets in.
    public String of(AccessRule rule) {
        if (rule.equals(AccessRule.EVERYONE)) {
            return desk.texts().get("admin.rights.everyone");
        }
        List<String> places = new ArrayList<>();
        if (!rule.offices().isEmpty()) {
            places.add(all(rule.offices(), desk::office));
        }
        if (!rule.sections().isEmpty()) {
            places.add(all(rule.sections(), desk::section));
        }
        String place = String.join(desk.texts().get("admin.rights.within"), places);
        String own =
                rule.roles().isEmpty()
                        ? place
                        : place.isEmpty()
                                ? all(rule.roles(), desk::role)
                                : desk.texts()
                                        .get(
                                                "admin.rights.role_at",
                                                place,
                                                all(rule.roles(), desk::role));
        if (rule.besides().isEmpty()) {
            return own;
        }
        String besides = all(rule.besides(), desk::role);
        return own.isEmpty() ? besides : desk.texts().get("admin.rights.besides", own, besides);
    }

    private String all(Collection<String> codes, UnaryOperator<String> name) {
        return new TreeSet<>(codes)
                .stream()
                        .map(name)
                        .collect(Collectors.joining(desk.texts().get("admin.list.comma")));
    }

    /// What somebody may do, and what not.
    public List<String> of(Right right) {
        List<String> lines = new ArrayList<>();
        lines.add(
                desk.texts()
                        .get(right.writes() ? "admin.rights.writes" : "admin.rights.reads_only"));
        if (right.owns()) {
            lines.add(desk.texts().get("admin.rights.owns"));
        }
        if (!right.hidden().isEmpty()) {
            lines.add(desk.texts().get("admin.rights.hidden", labels(right.hidden())));
        }
        if (!right.fixed().isEmpty()) {
            lines.add(desk.texts().get("admin.rights.fixed", labels(right.fixed())));
        }
        if (right.guarded()) {
            lines.add(desk.texts().get("admin.rights.guarded"));
        }
        return lines;
    }

    /// By which posts somebody may open a ledger.
    public String why(Right right) {
        if (right.by().isEmpty()) {
            return desk.texts().get("admin.rights.why.everyone");
        }
        String posts =
                right.by().stream()
                        .map(this::post)
                        .collect(Collectors.joining(desk.texts().get("admin.list.comma")));
        return desk.texts().get("admin.rights.why", posts);
    }

    private String post(Actor.Post post) {
        String place = desk.place(post.office(), post.section());
        return post.roles().isEmpty()
                ? place
                : desk.texts().get("admin.rights.role_at", place, desk.roles(post.roles()));
    }

    private String labels(List<jp.kakehashi.records.Label> labels) {
        return labels.stream()
                .map(label -> label.in(desk.texts().language().code()))
                .collect(Collectors.joining(desk.texts().get("admin.list.comma")));
    }
}
