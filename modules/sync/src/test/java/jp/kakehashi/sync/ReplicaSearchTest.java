package jp.kakehashi.sync;

import static jp.kakehashi.sync.Steps.create;
import static jp.kakehashi.sync.Steps.edit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.ChangeNote;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.search.LedgerShelf.Hit;
import jp.kakehashi.sync.TestOffice.Station;
import jp.kakehashi.sync.storage.replica.ReplicaSearch;
import jp.kakehashi.testkit.Waiting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReplicaSearchTest {
    private static final long PLENTY = 1L << 30;

    @TempDir Path dir;
    private final SystemClock clock = new SystemClock();

    private static ReplicaSearch ready(Station station) {
        ReplicaSearch search = new ReplicaSearch(station.replica, PLENTY);
        search.start();
        Waiting.until(() -> search.find("", 1).waiting().isEmpty(), search::onReady);
        return search;
    }

    private static Set<UUID> find(ReplicaSearch search, String typed) {
        return search.find(typed, 50).found().stream()
                .flatMap(f -> f.found().hits().stream())
                .map(Hit::row)
                .collect(Collectors.toSet());
    }

    private Station station(TestOffice office, String staff, String section, Database database) {
        Station station =
                office.station(TestOffice.actor(staff, section), "pc-" + staff, database, clock);
        station.sync();
        return station;
    }

    @Test
    void whatIsWrittenHereAndWhatComesFromHeadOfficeIsFoundAtOnce() {
        try (TestOffice office = new TestOffice(dir, clock);
                Station mine = station(office, "s1", "civil", Databases.inMemory());
                Station other = station(office, "s2", "civil", Databases.inMemory())) {
            UUID before = create(mine, "髙橋");
            try (ReplicaSearch search = ready(mine)) {
                assertEquals(Set.of(before), find(search, "高橋"));
                UUID own = create(mine, "渡邉");
                assertEquals(Set.of(own), find(search, "渡辺"));
                edit(mine, own, TestOffice.NAME, "山﨑");
                assertEquals(Set.of(), find(search, "渡辺"));
                assertEquals(Set.of(own), find(search, "山崎"));
                UUID pulled = create(other, "高橋");
                other.sync();
                mine.sync();
                assertEquals(Set.of(before, pulled), find(search, "髙橋"));
                mine.replica.edits().delete(TestOffice.LEDGER, before, ChangeNote.NONE);
                assertEquals(Set.of(pulled), find(search, "髙橋"));
            }
        }
    }

    @Test
    void aFaultWhileItIsFilledEndsNothing() throws InterruptedException {
        FailingReads database = new FailingReads(Databases.inMemory(), "search-");
        try (TestOffice office = new TestOffice(dir, clock);
                Station mine = station(office, "s1", "civil", database);
                ReplicaSearch search = new ReplicaSearch(mine.replica, PLENTY)) {
            UUID before = create(mine, "髙橋");
            database.fail(true);
            search.start();
            database.awaitFailure();
            assertEquals(1, search.find("髙橋", 1).waiting().size());
            database.fail(false);
            UUID later = create(mine, "高橋");
            Waiting.until(() -> search.find("", 1).waiting().isEmpty(), search::onReady);
            assertEquals(Set.of(before, later), find(search, "髙橋"));
        }
    }

    @Test
    void hiddenFieldsAndLedgersThatWereClosedAreNotFound() {
        try (TestOffice office = new TestOffice(dir, clock);
                Station civil = station(office, "s1", "civil", Databases.inMemory());
                Station roads = station(office, "s2", "roads", Databases.inMemory())) {
            UUID row = create(civil, "髙橋");
            civil.sync();
            roads.sync();
            try (ReplicaSearch there = ready(civil);
                    ReplicaSearch here = ready(roads)) {
                assertEquals(Set.of(row), find(there, "内"));
                assertEquals(Set.of(), find(here, "内"));
                assertEquals(Set.of(row), find(here, "髙橋"));
                Actor actor = roads.replica.owner().actor();
                assertTrue(roads.replica.definitions().take(List.of(), actor));
                assertEquals(Set.of(), find(here, "髙橋"));
            }
        }
    }

    @Test
    void afterARestartItIsFilledFromTheReplicaAndALedgerWithoutMemoryIsNamed() {
        Path folder = dir.resolve("replica");
        UUID row;
        try (TestOffice office = new TestOffice(dir, clock)) {
            try (Station before =
                    station(office, "s1", "civil", Databases.openLocal(folder, clock))) {
                row = create(before, "髙橋");
            }
            try (Station after =
                            station(office, "s1", "civil", Databases.openLocal(folder, clock));
                    ReplicaSearch search = ready(after);
                    ReplicaSearch small = new ReplicaSearch(after.replica, 1)) {
                assertEquals(Set.of(row), find(search, "高橋"));
                small.start();
                Waiting.until(() -> small.find("", 1).tooLarge().size() == 1, small::onReady);
                assertEquals(Set.of(), find(small, "高橋"));
            }
        }
    }
}
