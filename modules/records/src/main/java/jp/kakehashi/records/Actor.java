package jp.kakehashi.records;

import java.util.Set;

/// The person a service acts for, with what decides their rights today.
///
/// @param section code of the section (課・係)
/// @param roles codes of the roles held through posts, such as `keeper`, `administrator`
public record Actor(String staff, String name, String office, String section, Set<String> roles) {
    /// Role of those who may administer staff, devices and definitions.
    public static final String ADMINISTRATOR = "administrator";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /// This person as the author of a change made on `device`.
    public Author on(String device) {
        return new Author(staff, name, office, device);
    }
}
