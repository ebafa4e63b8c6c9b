package jp.kakehashi.ledger.storage;

import java.util.Optional;
import jp.kakehashi.sync.storage.replica.Replica;

/// Small named texts that stay with a person's replica.
public final class KeptTexts {
    private final Replica replica;

    /// Texts of `replica`.
    public KeptTexts(Replica replica) {
        this.replica = replica;
    }

    /// The text of that name.
    public Optional<String> get(String name) {
        return replica.database().read(db -> replica.stores().settings().get(db, name));
    }

    /// Sets it; durable when this returns.
    public void put(String name, String text) {
        replica.database()
                .write(
                        tx -> {
                            replica.stores().settings().put(tx, name, text);
                            return true;
                        });
    }
}
