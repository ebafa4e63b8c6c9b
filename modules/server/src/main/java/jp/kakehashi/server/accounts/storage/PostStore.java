package jp.kakehashi.server.accounts.storage;

import static jp.kakehashi.storage.generated.Tables.POST;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.wire.AccountMessages.NewPost;
import jp.kakehashi.wire.AccountMessages.Post;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// The posts of staff. One that is withdrawn keeps its number and is never told again.
public final class PostStore {
    /// Makes a store without state of its own.
    public PostStore() {}

    /// The posts of one member of staff, in the order they were given.
    List<Post> of(DSLContext sql, String staff) {
        return read(sql, POST.STAFF.eq(staff)).getOrDefault(staff, List.of());
    }

    /// Everybody's posts, by staff number.
    Map<String, List<Post>> all(DSLContext sql) {
        return read(sql, DSL.trueCondition());
    }

    /// Gives a post; returns its number.
    public int add(Tx tx, String staff, NewPost post) {
        Integer last =
                tx.query()
                        .select(DSL.max(POST.NUMBER))
                        .from(POST)
                        .where(POST.STAFF.eq(staff))
                        .fetchOne(DSL.max(POST.NUMBER));
        int number = last == null ? 1 : last + 1;
        tx.execute(
                DSL.insertInto(
                                POST,
                                POST.STAFF,
                                POST.NUMBER,
                                POST.OFFICE,
                                POST.SECTION,
                                POST.ROLES,
                                POST.CONCURRENT,
                                POST.FROM_DAY,
                                POST.UNTIL_DAY,
                                POST.WITHDRAWN)
                        .values(
                                staff,
                                number,
                                post.office(),
                                post.section(),
                                joined(post.roles()),
                                post.concurrent(),
                                post.from(),
                                post.until(),
                                false));
        return number;
    }

    /// Writes a post as it is to be; false when there is none of that number.
    public boolean change(Tx tx, String staff, int number, NewPost post) {
        return tx.execute(
                        DSL.update(POST)
                                .set(POST.OFFICE, post.office())
                                .set(POST.SECTION, post.section())
                                .set(POST.ROLES, joined(post.roles()))
                                .set(POST.CONCURRENT, post.concurrent())
                                .set(POST.FROM_DAY, post.from())
                                .set(POST.UNTIL_DAY, post.until())
                                .where(is(staff, number)))
                == 1;
    }

    /// Takes a post back as if it had never been given; false when there is none of that number.
    public boolean withdraw(Tx tx, String staff, int number) {
        return tx.execute(DSL.update(POST).set(POST.WITHDRAWN, true).where(is(staff, number))) == 1;
    }

    private static Condition is(String staff, int number) {
        return POST.STAFF.eq(staff).and(POST.NUMBER.eq(number)).and(POST.WITHDRAWN.isFalse());
    }

    private static Map<String, List<Post>> read(DSLContext sql, Condition which) {
        Map<String, List<Post>> found = new HashMap<>();
        sql.select()
                .from(POST)
                .where(which.and(POST.WITHDRAWN.isFalse()))
                .orderBy(POST.STAFF, POST.NUMBER)
                .forEach(
                        row ->
                                found.computeIfAbsent(row.get(POST.STAFF), s -> new ArrayList<>())
                                        .add(post(row)));
        return found;
    }

    private static Post post(Record row) {
        return new Post(
                row.get(POST.NUMBER),
                row.get(POST.OFFICE),
                row.get(POST.SECTION),
                split(row.get(POST.ROLES)),
                row.get(POST.CONCURRENT),
                row.get(POST.FROM_DAY),
                row.get(POST.UNTIL_DAY));
    }

    private static String joined(Set<String> codes) {
        return String.join(",", new TreeSet<>(codes));
    }

    private static Set<String> split(@Nullable String codes) {
        return codes == null || codes.isEmpty()
                ? Set.of()
                : Arrays.stream(codes.split(",")).collect(Collectors.toSet());
    }
}
