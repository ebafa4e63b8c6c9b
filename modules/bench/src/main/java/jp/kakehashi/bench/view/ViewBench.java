package jp.kakehashi.bench.view;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import jp.kakehashi.bench.Figure;
import jp.kakehashi.bench.PostgresPeer;
import jp.kakehashi.bench.TrialFolder;
import jp.kakehashi.bench.find.SampleResidents;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.FoundRows;
import jp.kakehashi.storage.ledger.LedgerQueries;
import jp.kakehashi.storage.ledger.LedgerTables;
import jp.kakehashi.storage.ledger.RowScan;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.ledger.RowSelection.Operator;
import jp.kakehashi.storage.ledger.RowSelection.RowFilter;
import jp.kakehashi.storage.ledger.SelectionIndex;
import org.jspecify.annotations.Nullable;

/// A ledger of 1,000,000 rows of twelve on a workstation: the first hundred rows of saved views, an
/// answer nobody has asked for before, any place of it; beside PostgreSQL with the same rows, the
/// same indexes and the same questions, where one is given.
public final class ViewBench {
    private static final int ROWS = 1_000_000;
    private static final int FIRST = 100;
    private static final int ROUNDS = 20;
    private static final double TARGET_FIRST_MILLIS = 100;
    private static final double TARGET_ANSWER_SECONDS = 5;
    private static final double TARGET_HEAP_MB = 512;

    private final InstantSource clock;
    private final long seed;
    private final @Nullable PostgresPeer postgres;

    /// A measure over the residents of `seed`.
    ///
    /// @param postgres the peer's side; null to measure without
    public ViewBench(InstantSource clock, long seed, @Nullable PostgresPeer postgres) {
        this.clock = clock;
        this.seed = seed;
        this.postgres = postgres;
    }

    /// What 95 of 100 times of one side do not exceed, in milliseconds.
    private record Times(double first, double answers, double places) {}

    /// Measures; takes about five minutes, most of it to fill the databases.
    public List<Figure> run() throws IOException {
        Times ours;
        try (TrialFolder folder = TrialFolder.create();
                Database database = Databases.openLocal(folder.path().resolve("replica"), clock)) {
            Side side = new Side(database);
            side.fill();
            ours = side.times(true);
        }
        Times peer = null;
        if (postgres != null) {
            String address = postgres.database();
            try (Database database =
                    Databases.openPostgres(address, PostgresPeer.USER, PostgresPeer.USER)) {
                Side side = new Side(database);
                side.fill();
                postgres.analyze(address);
                peer = side.times(false);
            }
        }
        double heap = Runtime.getRuntime().maxMemory() / (double) (1 << 20);
        double first = ours.first();
        double answer = ours.answers() / 1000;
        return List.of(
                figure(
                        "first 100 rows of a saved view among 1,000,000, p95",
                        first,
                        peer == null ? null : peer.first(),
                        "ms",
                        "<= 100",
                        first <= TARGET_FIRST_MILLIS),
                figure(
                        "whole answer to a new question: rows, order, count, sums; p95",
                        answer,
                        peer == null ? null : peer.answers() / 1000,
                        "s",
                        "<= 5",
                        answer <= TARGET_ANSWER_SECONDS),
                figure(
                        "100 rows at any place of an answer, p95",
                        ours.places(),
                        peer == null ? null : peer.places(),
                        "ms",
                        "-",
                        true),
                Figure.alone(
                        "heap that was allowed meanwhile",
                        heap,
                        "MB",
                        "<= 512",
                        heap <= TARGET_HEAP_MB));
    }

    private static Figure figure(
            String name,
            double ours,
            @Nullable Double peer,
            String unit,
            String target,
            boolean held) {
        return peer == null
                ? Figure.alone(name, ours, unit, target, held)
                : Figure.beside(name, ours, peer, unit, target, held);
    }

    /// One database with the ledger.
    private final class Side {
        private final Database database;
        private final LedgerDefinition definition = SampleResidents.definition();
        private final LedgerTables tables = new LedgerTables();
        private final LedgerQueries queries = new LedgerQueries(tables);

        Side(Database database) {
            this.database = database;
        }

        void fill() {
            new SampleResidents(seed).fill(database, tables, ROWS);
            for (RowSelection view : views()) {
                SelectionIndex index = index(view);
                if (!index.usual()) {
                    database.define(List.of(index.create()), tx -> {});
                }
            }
        }

        private SelectionIndex index(RowSelection view) {
            return queries.index(definition, view).orElseThrow();
        }

        /// A round before counts for neither side.
        Times times(boolean local) {
            round(local);
            return round(local);
        }

        private Times round(boolean local) {
            List<Double> first = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (RowSelection view : views()) {
                    first.add(timed(() -> first(view, local)));
                }
            }
            List<Double> answers = new ArrayList<>();
            List<Double> places = new ArrayList<>();
            for (RowSelection question : questions()) {
                if (local) {
                    RowScan scan = new RowScan(tables, queries);
                    FoundRows[] found = new FoundRows[1];
                    answers.add(
                            timed(
                                    () -> {
                                        found[0] =
                                                database.read(
                                                        db ->
                                                                scan.scan(
                                                                        db,
                                                                        definition,
                                                                        question,
                                                                        looked -> true));
                                        return found[0].size();
                                    }));
                    for (int tenth = 0; tenth < 10; tenth++) {
                        long at = found[0].size() * (long) tenth / 10;
                        places.add(timed(() -> rows(found[0].ids(at, FIRST))));
                    }
                } else {
                    answers.add(timed(() -> whole(question)));
                    long size = database.read(db -> queries.count(db, definition, question));
                    for (int tenth = 0; tenth < 10; tenth++) {
                        long at = size * tenth / 10;
                        places.add(timed(() -> page(question, at)));
                    }
                }
            }
            return new Times(p95(first), p95(answers), p95(places));
        }

        private int first(RowSelection view, boolean local) {
            return local ? database.read(db -> index(view).first(db, FIRST)).size() : page(view, 0);
        }

        private int page(RowSelection question, long at) {
            return database.read(db -> queries.page(db, definition, question, at, FIRST)).size();
        }

        private int rows(List<UUID> ids) {
            return database.read(db -> tables.rows(db, definition, ids)).size();
        }

        /// What the screen needs of an answer: its first rows, its count and its sums.
        private int whole(RowSelection question) {
            return page(question, 0)
                    + (int) database.read(db -> queries.count(db, definition, question)).longValue()
                    + database.read(db -> queries.sums(db, definition, question)).size();
        }
    }

    private static double timed(Supplier<Integer> work) {
        long begin = System.nanoTime();
        int rows = work.get();
        double millis = (System.nanoTime() - begin) / 1e6;
        if (rows == 0) {
            throw new IllegalStateException("nothing found");
        }
        return millis;
    }

    private static double p95(List<Double> values) {
        return Figure.p95(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /// Saved views: their conditions and orders have an index each.
    private static List<RowSelection> views() {
        return List.of(
                RowSelection.ALL,
                selection("born", true),
                selection("born", false, new RowFilter(id("ward"), Operator.EQUAL, "3")),
                selection("moved", true, new RowFilter(id("ward"), Operator.EQUAL, "12")),
                selection("moved", false, new RowFilter(id("tax"), Operator.AT_LEAST, "390000")),
                selection(
                        null,
                        false,
                        new RowFilter(id("ward"), Operator.EQUAL, "5"),
                        new RowFilter(id("tax"), Operator.AT_LEAST, "399000")));
    }

    /// Questions without an index.
    private static List<RowSelection> questions() {
        return List.of(
                new RowSelection("東海林", List.of(), null, false, false),
                selection("name", true, new RowFilter(id("tax"), Operator.AT_LEAST, "200000")),
                selection("household", false),
                selection(
                        "kana",
                        false,
                        new RowFilter(id("born"), Operator.AT_MOST, "1950-12-31"),
                        new RowFilter(id("name"), Operator.CONTAINS, "渡")));
    }

    private static RowSelection selection(
            @Nullable String sort, boolean descending, RowFilter... filters) {
        return new RowSelection(
                null, List.of(filters), sort == null ? null : id(sort), descending, false);
    }

    private static FieldId id(String name) {
        return new FieldId(name);
    }
}
