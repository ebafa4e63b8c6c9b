package jp.kakehashi.storage.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import jp.kakehashi.records.Author;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.records.comments.PlacedAct;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import org.junit.jupiter.api.Test;

/// Two servers, each with its own connections to one PostgreSQL, place what people say.
class PlacesOfTwoServersTest {
    private static final int EACH = 60;
    private static final Author SATO = new Author("k1", "佐藤", "asahi", "pc");

    private final CommentStore comments = LedgerStores.create().logs().comments();

    @Test
    void noPlaceIsGivenTwiceAndNoneIsLeftOut() throws InterruptedException {
        String address = FreshPostgres.address();
        try (Database one = Databases.openPostgres(address, "postgres", "postgres");
                Database two = Databases.openPostgres(address, "postgres", "postgres")) {
            CountDownLatch ready = new CountDownLatch(2);
            Thread first = saying(one, ready);
            Thread second = saying(two, ready);
            first.join();
            second.join();
            List<Long> places =
                    one.read(db -> comments.after(db, 0, 1_000)).stream()
                            .map(PlacedAct::seq)
                            .toList();
            assertEquals(LongStream.rangeClosed(1, 2 * EACH).boxed().toList(), places);
        }
    }

    private Thread saying(Database database, CountDownLatch ready) {
        return Thread.ofPlatform()
                .start(
                        () -> {
                            ready.countDown();
                            awaiting(ready);
                            for (int i = 0; i < EACH; i++) {
                                say(database);
                            }
                        });
    }

    private static void awaiting(CountDownLatch ready) {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(Database database) {
        database.write(
                tx -> {
                    long place = comments.lastForNext(tx) + 1;
                    comments.put(tx, new PlacedAct(place, act()));
                    return place;
                });
    }

    private static CommentAct act() {
        UUID id = UUID.randomUUID();
        return new CommentAct(
                id,
                new LedgerId("roads"),
                new UUID(1, 1),
                null,
                id,
                CommentAct.Kind.SAY,
                "現地で確かめます",
                null,
                SATO,
                Instant.EPOCH);
    }
}
