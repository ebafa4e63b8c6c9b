package jp.kakehashi.sync.storage.replica;

import java.util.List;
import java.util.Optional;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.BegunText;
import jp.kakehashi.storage.Database;
import jp.kakehashi.sync.storage.ReplicaStores;
import jp.kakehashi.wire.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the owner of a replica began to write and has not entered, sealed with it. Thread-safe.
public final class LocalBegun {
    private static final Logger LOG = LoggerFactory.getLogger(LocalBegun.class);
    private static final String NAME = "begun";
    private static final String SET_ASIDE = "begun.unread";
    private static final int HALF_A_PAIR = 0xFFFD;

    private final Database database;
    private final ReplicaStores stores;
    private final Json json = new Json();

    private record Kept(List<BegunText> texts) {}

    LocalBegun(Database database, ReplicaStores stores) {
        this.database = database;
        this.stores = stores;
    }

    /// All of it, in the order it was kept. What cannot be read, as a newer program may have
    /// written it, is set aside and counts as nothing.
    public List<BegunText> all() {
        Optional<String> text = database.read(db -> stores.settings().get(db, NAME));
        if (text.isEmpty()) {
            return List.of();
        }
        try {
            return List.copyOf(json.read(text.get(), Kept.class).texts());
        } catch (ProblemException e) {
            LOG.warn("What was begun cannot be read: {}", e.problem().key());
            put(SET_ASIDE, text.get());
            return List.of();
        }
    }

    /// Keeps `texts` in place of those before; durable when this returns.
    public void keep(List<BegunText> texts) {
        List<BegunText> whole = texts.stream().map(t -> t.saying(whole(t.text()))).toList();
        put(NAME, json.text(new Kept(whole)));
    }

    /// A field may hold half a character while it is being written.
    private static String whole(String typed) {
        return typed.codePoints()
                .filter(c -> c != 0)
                .map(c -> Character.getType(c) == Character.SURROGATE ? HALF_A_PAIR : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private void put(String name, String content) {
        database.write(
                tx -> {
                    stores.settings().put(tx, name, content);
                    return true;
                });
    }
}
