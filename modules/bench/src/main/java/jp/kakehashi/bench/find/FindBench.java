package jp.kakehashi.bench.find;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import jp.kakehashi.bench.Figure;
import jp.kakehashi.bench.TrialFolder;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Databases;
import jp.kakehashi.storage.ledger.LedgerQueries;
import jp.kakehashi.storage.ledger.LedgerTables;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.storage.search.FindWords;
import jp.kakehashi.storage.search.LedgerShelf;

/// Finding among 200,000 residents as one types, letter by letter: the index of the workstation
/// beside SQL LIKE over the same rows in the same encrypted database, which is asked for the whole
/// texts only.
public final class FindBench {
    private static final int ROWS = 200_000;
    private static final int FOUND = 8;
    private static final int ROUNDS = 5;
    private static final double TARGET_MILLIS = 20;
    private static final List<String> ASKED =
            List.of(
                    "髙橋",
                    "高橋",
                    "渡邊",
                    "齋藤",
                    "山﨑",
                    "佐々木",
                    "五十嵐",
                    "東海林",
                    "邉見",
                    "麿",
                    "たかはし",
                    "ｻｲﾄｳ",
                    "ハナコ",
                    "東海林 弘",
                    "高橋 馬場町",
                    "馬場町12番",
                    "落合",
                    "七ツ滝2",
                    "997-0035",
                    "0235241",
                    "J1000123",
                    "S000123",
                    "12,300",
                    "R5.2.1",
                    "昭和45年",
                    "平成3年4月",
                    "転居の");

    private final InstantSource clock;
    private final long seed;

    /// A measure over the residents of `seed`.
    public FindBench(InstantSource clock, long seed) {
        this.clock = clock;
        this.seed = seed;
    }

    /// Measures; takes about two minutes, most of it the database's side.
    public List<Figure> run() throws IOException {
        try (TrialFolder folder = TrialFolder.create();
                Database database = Databases.openLocal(folder.path().resolve("replica"), clock)) {
            LedgerDefinition definition = SampleResidents.definition();
            LedgerTables tables = new LedgerTables();
            new SampleResidents(seed).fill(database, tables, ROWS);
            return figures(database, new LedgerQueries(tables), definition);
        }
    }

    private static List<Figure> figures(
            Database database, LedgerQueries queries, LedgerDefinition definition) {
        SearchFolding folding = new SearchFolding();
        LedgerShelf shelf = new LedgerShelf(definition, field -> true, folding);
        long begin = System.nanoTime();
        database.read(
                db -> {
                    queries.scan(db, definition, row -> shelf.put(row.state()));
                    return true;
                });
        double fillSeconds = (System.nanoTime() - begin) / 1e9;
        ToIntFunction<String> index =
                typed -> shelf.find(FindWords.of(typed, folding), FOUND).hits().size();
        ToIntFunction<String> like =
                typed -> {
                    RowSelection selection = new RowSelection(typed, List.of(), null, false, false);
                    return database.read(db -> queries.page(db, definition, selection, 0, FOUND))
                            .size();
                };
        List<String> typed = typed();
        for (int round = 1; round < ROUNDS; round++) {
            times(typed, index);
        }
        double[] ours = times(typed, index);
        double[] sql = times(ASKED, like);
        double p95 = Figure.p95(ours);
        return List.of(
                Figure.beside(
                        "finding among 200,000 as one types, p95, beside SQL LIKE",
                        p95,
                        Figure.p95(sql),
                        "ms",
                        "<= 20",
                        p95 <= TARGET_MILLIS),
                Figure.beside(
                        "the same, p50", Figure.median(ours), Figure.median(sql), "ms", "-", true),
                Figure.alone("filling the index from the database", fillSeconds, "s", "-", true),
                Figure.alone(
                        "memory of the index",
                        shelf.bytes() / (double) (1 << 20),
                        "MB",
                        "-",
                        true));
    }

    /// Every text as far as it is typed.
    private static List<String> typed() {
        List<String> typed = new ArrayList<>();
        for (String text : ASKED) {
            for (int end = 1; end <= text.length(); end++) {
                typed.add(text.substring(0, end));
            }
        }
        return typed;
    }

    private static double[] times(List<String> typed, ToIntFunction<String> finder) {
        double[] millis = new double[typed.size()];
        for (int i = 0; i < millis.length; i++) {
            long begin = System.nanoTime();
            int found = finder.applyAsInt(typed.get(i));
            millis[i] = (System.nanoTime() - begin) / 1e6;
            if (found > FOUND) {
                throw new IllegalStateException("more than was asked for");
            }
        }
        return millis;
    }
}
