package jp.kakehashi.ledgerui;

import java.util.Optional;
import javafx.scene.Node;
import jp.kakehashi.ledger.FindService;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.ledgerui.find.LedgerFinder;
import jp.kakehashi.ui.FindSource;
import org.jspecify.annotations.Nullable;

/// What the box of Ctrl+K finds among the ledgers' rows, once it may. Screen's thread only.
final class FindingDoor implements AutoCloseable {
    private @Nullable FindSource finder;
    private @Nullable FindService service;

    /// Finds by `by`, which is closed with this and gives way to whoever types in `room`.
    void offer(FindService by, Node room, LedgerDesk desk, LinkDoor links) {
        service = by;
        TypingNews.of(room, by::giveWay);
        finder = new LedgerFinder(by, desk, links);
    }

    Optional<FindSource> source() {
        return Optional.ofNullable(finder);
    }

    @Override
    public void close() {
        if (service != null) {
            service.close();
        }
    }
}
