package jp.kakehashi.records;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The person a service acts for, with what decides their rights today.
///
/// @param section code of the section (課・係) of the main post
/// @param roles codes of the roles held through the main post, such as `keeper`, `administrator`
/// @param concurrent the posts held besides it today (兼務); null for none
public record Actor(
        String staff,
        String name,
        String office,
        String section,
        Set<String> roles,
        @Nullable List<Post> concurrent) {
    /// Role of those who may administer staff, devices and definitions.
    public static final String ADMINISTRATOR = "administrator";

    /// Role of those who may look into the log of viewings and of what was done to accounts.
    public static final String AUDITOR = "auditor";

    public Actor {
        roles = Set.copyOf(roles);
        concurrent = concurrent == null || concurrent.isEmpty() ? null : List.copyOf(concurrent);
    }

    /// Somebody with one post.
    public Actor(String staff, String name, String office, String section, Set<String> roles) {
        this(staff, name, office, section, roles, null);
    }

    /// A place to work at and the roles held there.
    public record Post(String office, String section, Set<String> roles) {
        public Post {
            roles = Set.copyOf(roles);
        }
    }

    /// The posts held today, the main one first.
    public List<Post> posts() {
        Post main = new Post(office, section, roles);
        return concurrent == null
                ? List.of(main)
                : Stream.concat(Stream.of(main), concurrent.stream()).toList();
    }

    /// Whether any post gives `role`.
    public boolean holds(String role) {
        return posts().stream().anyMatch(p -> p.roles().contains(role));
    }

    /// This person as the author of a change made on `device`.
    public Author on(String device) {
        return new Author(staff, name, office, device);
    }
}
