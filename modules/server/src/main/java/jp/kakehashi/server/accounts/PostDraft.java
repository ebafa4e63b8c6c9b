package jp.kakehashi.server.accounts;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import jp.kakehashi.wire.TransferMessages.Act;
import jp.kakehashi.wire.TransferMessages.PostPlan;
import org.jspecify.annotations.Nullable;

/// A post while a list of transfers is thought through: what it was and what it would be.
final class PostDraft {
    private final @Nullable Post was;
    final String office;
    final String section;
    final Set<String> roles;
    final boolean concurrent;
    final @Nullable LocalDate from;
    private @Nullable LocalDate until;
    private boolean withdrawn;

    PostDraft(Post was) {
        this.was = was;
        this.office = was.office();
        this.section = was.section();
        this.roles = was.roles();
        this.concurrent = was.concurrent();
        this.from = was.from();
        this.until = was.until();
    }

    PostDraft(NewPost given) {
        this.was = null;
        this.office = given.office();
        this.section = given.section();
        this.roles = given.roles();
        this.concurrent = given.concurrent();
        this.from = given.from();
        this.until = given.until();
    }

    boolean given() {
        return was == null;
    }

    boolean stands() {
        return !withdrawn;
    }

    @Nullable LocalDate until() {
        return until;
    }

    boolean at(String anOffice, String aSection) {
        return office.equals(anOffice) && section.equals(aSection);
    }

    boolean runs(LocalDate day) {
        return stands() && !beginsAfter(day) && !overBefore(day);
    }

    boolean beginsAfter(LocalDate day) {
        return from != null && from.isAfter(day);
    }

    /// Whether its last day is before `day`.
    boolean overBefore(LocalDate day) {
        return until != null && until.isBefore(day);
    }

    void lastUntil(@Nullable LocalDate day) {
        until = day;
    }

    /// Ends it with `last`, or takes it back when it would begin only after that.
    void endWith(LocalDate last) {
        if (beginsAfter(last)) {
            withdrawn = true;
        } else if (until == null || until.isAfter(last)) {
            until = last;
        }
    }

    boolean changes() {
        return act() != Act.GOES_ON;
    }

    private Act act() {
        if (was == null) {
            return Act.BEGINS;
        }
        if (withdrawn) {
            return Act.WITHDRAWN;
        }
        LocalDate before = was.until();
        if (Objects.equals(until, before)) {
            return Act.GOES_ON;
        }
        return until != null && (before == null || until.isBefore(before)) ? Act.ENDS : Act.LASTS;
    }

    PostPlan plan() {
        return new PostPlan(
                act(),
                was == null ? 0 : was.number(),
                office,
                section,
                roles,
                concurrent,
                from,
                until);
    }
}
