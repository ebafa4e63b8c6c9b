package jp.kakehashi.adminui.transfers;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import jp.kakehashi.wire.TransferMessages.Act;
import jp.kakehashi.wire.TransferMessages.PersonPlan;
import jp.kakehashi.wire.TransferMessages.PostPlan;
import org.jspecify.annotations.Nullable;

/// What somebody may do afterwards and could not before, and the other way round.
///
/// @param gets not held now, in the order of the plan
/// @param loses held now or promised, and not any more
record RightsChange(Set<Right> gets, Set<Right> loses) {

    /// A role at a place; an empty role is the place alone.
    record Right(String office, String section, String role) {}

    static RightsChange of(PersonPlan person) {
        Set<Right> gets = new LinkedHashSet<>();
        Set<Right> loses = new LinkedHashSet<>();
        Set<Right> keeps = new LinkedHashSet<>();
        for (PostPlan post : person.posts()) {
            switch (post.act()) {
                case BEGINS -> gets.addAll(rights(post));
                case ENDS, WITHDRAWN -> loses.addAll(rights(post));
                case LASTS, GOES_ON -> keeps.addAll(rights(post));
            }
        }
        Set<Right> lost = new LinkedHashSet<>(loses);
        lost.removeAll(gets);
        lost.removeAll(keeps);
        gets.removeAll(loses);
        gets.removeAll(keeps);
        return new RightsChange(gets, lost);
    }

    private static List<Right> rights(PostPlan post) {
        Set<String> roles = new TreeSet<>(post.roles());
        if (roles.isEmpty()) {
            roles.add("");
        }
        return roles.stream().map(r -> new Right(post.office(), post.section(), r)).toList();
    }

    /// The first day on which something is different; null when nothing is.
    static @Nullable LocalDate first(PersonPlan person) {
        return person.posts().stream()
                .filter(p -> p.act() != Act.GOES_ON)
                .map(RightsChange::day)
                .filter(Objects::nonNull)
                .min(Comparator.<LocalDate>naturalOrder())
                .orElse(null);
    }

    private static @Nullable LocalDate day(PostPlan post) {
        LocalDate until = post.until();
        return switch (post.act()) {
            case BEGINS, WITHDRAWN -> post.from();
            case ENDS -> until == null ? null : until.plusDays(1);
            case LASTS, GOES_ON -> null;
        };
    }
}
