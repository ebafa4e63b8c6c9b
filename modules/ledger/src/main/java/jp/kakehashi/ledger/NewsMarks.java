package jp.kakehashi.ledger;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import jp.kakehashi.ledger.storage.KeptTexts;
import jp.kakehashi.records.LedgerId;

/// Which rows a person watches and up to where they have read, in the settings of their replica: a
/// line each, `ledger row sequence` and `ledger sequence`. A line that cannot be read is left out.
final class NewsMarks {
    private static final String WATCHED = "news.watched";
    private static final String READ = "news.read";
    private static final String COMMENTS = "*";

    private final KeptTexts texts;

    NewsMarks(KeptTexts texts) {
        this.texts = texts;
    }

    /// A row that is watched.
    record Watched(LedgerId ledger, UUID row) {}

    /// The watched rows, each with the sequence of its ledger from which on it is.
    Map<Watched, Long> watched() {
        Map<Watched, Long> found = new LinkedHashMap<>();
        lines(WATCHED, 3)
                .forEach(
                        parts -> {
                            if (LedgerId.fits(parts[0]) && uuid(parts[1])) {
                                found.put(
                                        new Watched(
                                                new LedgerId(parts[0]), UUID.fromString(parts[1])),
                                        Long.parseLong(parts[2]));
                            }
                        });
        return found;
    }

    void keep(Map<Watched, Long> watched) {
        texts.put(
                WATCHED,
                watched.entrySet().stream()
                        .map(
                                e ->
                                        e.getKey().ledger().value()
                                                + " "
                                                + e.getKey().row()
                                                + " "
                                                + e.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /// Up to where the changes of each ledger were read, by its name; comments under `*`.
    Map<String, Long> read() {
        Map<String, Long> found = new LinkedHashMap<>();
        lines(READ, 2).forEach(parts -> found.put(parts[0], Long.parseLong(parts[1])));
        return found;
    }

    void keepRead(Map<String, Long> read) {
        texts.put(
                READ,
                read.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining("\n")));
    }

    /// Under what the reading of `item` is kept.
    static String order(LedgerNews.Item item) {
        return item.said() ? COMMENTS : item.form().id().value();
    }

    static String comments() {
        return COMMENTS;
    }

    private java.util.stream.Stream<String[]> lines(String name, int parts) {
        return texts.get(name)
                .orElse("")
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(line -> line.length == parts && line[parts - 1].matches("[0-9]{1,18}"));
    }

    private static boolean uuid(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }
}
