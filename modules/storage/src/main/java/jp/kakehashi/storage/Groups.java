package jp.kakehashi.storage;

import java.util.List;

/// What makes a group of writes durable; called by {@link GroupWriter}'s thread only.
interface Groups extends AutoCloseable {

    /// Runs every work, makes the effects of those that did not throw durable in one step, then
    /// acknowledges or fails each.
    void commit(List<Work<?>> group);

    @Override
    void close();
}
