package jp.kakehashi.records;

import java.util.Set;

/// Who is let in: everyone when all sets are empty, otherwise whoever matches every set that is not
/// empty.
public record AccessRule(Set<String> roles, Set<String> offices, Set<String> sections) {
    /// No restriction.
    public static final AccessRule EVERYONE = new AccessRule(Set.of(), Set.of(), Set.of());

    public AccessRule {
        roles = Set.copyOf(roles);
        offices = Set.copyOf(offices);
        sections = Set.copyOf(sections);
    }

    /// Whether `actor` is let in.
    public boolean admits(Actor actor) {
        return (roles.isEmpty() || roles.stream().anyMatch(actor.roles()::contains))
                && (offices.isEmpty() || offices.contains(actor.office()))
                && (sections.isEmpty() || sections.contains(actor.section()));
    }
}
