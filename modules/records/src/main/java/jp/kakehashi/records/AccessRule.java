package jp.kakehashi.records;

import java.util.Set;

/// Who is let in: everyone when all sets are empty, otherwise whoever matches every set that is not
/// empty, and besides them whoever has a role of `besides`, wherever they sit.
public record AccessRule(
        Set<String> roles, Set<String> offices, Set<String> sections, Set<String> besides) {
    /// No restriction.
    public static final AccessRule EVERYONE = new AccessRule(Set.of(), Set.of(), Set.of());

    public AccessRule {
        roles = Set.copyOf(roles);
        offices = Set.copyOf(offices);
        sections = Set.copyOf(sections);
        besides = Set.copyOf(besides);
    }

    /// A rule with nobody besides.
    public AccessRule(Set<String> roles, Set<String> offices, Set<String> sections) {
        this(roles, offices, sections, Set.of());
    }

    /// A rule for the people of some sections, and besides them for `besides`.
    public static AccessRule sections(Set<String> sections, String... besides) {
        return new AccessRule(Set.of(), Set.of(), sections, Set.of(besides));
    }

    /// Whether `actor` is let in. One post has to match every set that is not empty: a role held in
    /// one section gives nothing in the other.
    public boolean admits(Actor actor) {
        if (besides.stream().anyMatch(actor::holds)) {
            return true;
        }
        boolean onlyBesides =
                !besides.isEmpty() && roles.isEmpty() && offices.isEmpty() && sections.isEmpty();
        return !onlyBesides && actor.posts().stream().anyMatch(this::fits);
    }

    private boolean fits(Actor.Post post) {
        return (roles.isEmpty() || roles.stream().anyMatch(post.roles()::contains))
                && (offices.isEmpty() || offices.contains(post.office()))
                && (sections.isEmpty() || sections.contains(post.section()));
    }
}
