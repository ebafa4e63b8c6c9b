package jp.kakehashi.kernel.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Derives `variant-kanji.tsv` from the pairs of MJ縮退マップ. Run `main` with the path of the pairs and
/// the path of the table; `VariantKanjiTableTest` checks that the shipped table is what this makes.
///
/// Only rows of the JIS and koseki rules count; dictionaries, look-alikes and the residence-card
/// table are analogies. A canonical character is chosen so that every member of its group is paired
/// with it directly: chains are not followed, except where the koseki table itself carries a
/// character on to the end of its chain (hop 2 and more) and no other end is possible.
final class VariantKanjiGenerator {
    private static final String KOSEKI = "戸籍統一文字情報_親字正字:hop";

    /// Paired by a rule for one odd glyph of theirs, but everyday words of different meaning.
    private static final Set<String> DIFFERENT = Set.of("切功", "功切", "書昼", "師帥", "着著", "綱網", "玉王");

    private final Map<Integer, Map<Integer, Integer>> out = new TreeMap<>();
    private final Map<Integer, Set<Integer>> around = new TreeMap<>();
    private final Map<Integer, Set<Integer>> chains = new HashMap<>();
    private final Map<Integer, Integer> canonical = new TreeMap<>();
    private final CharsetEncoder jis = Charset.forName("EUC-JP").newEncoder();

    private VariantKanjiGenerator(Collection<String> lines) {
        lines.stream().filter(l -> !l.startsWith("#")).forEach(this::readPair);
        List<Integer> byRank = around.keySet().stream().sorted(this::compareRank).toList();
        chooseCanonical(byRank);
        byRank.forEach(this::join);
        byRank.forEach(this::followChain);
    }

    public static void main(String[] args) throws IOException {
        Files.writeString(Path.of(args[1]), generate(Files.readAllLines(Path.of(args[0]))));
    }

    static String generate(Collection<String> lines) {
        return new VariantKanjiGenerator(lines).table();
    }

    /// The rules that make a pair: JIS's and those of the koseki notices and the koseki table.
    static boolean direct(String rule) {
        return rule.startsWith("JIS包摂規準")
                || rule.startsWith("民一2842号")
                || rule.startsWith("民二5202号")
                || rule.equals(KOSEKI + "1");
    }

    static int plain(String character) {
        return Normalizer.normalize(character, Normalizer.Form.NFKC).codePointAt(0);
    }

    private void readPair(String line) {
        String[] cells = line.split("\t", -1);
        int from = plain(cells[0]);
        int to = plain(cells[1]);
        if (from == to) {
            return;
        }
        List<String> rules = Arrays.asList(cells[2].split(","));
        int weight = rules.stream().filter(r -> direct(r)).mapToInt(r -> weight(r)).sum();
        if (weight > 0) {
            out.computeIfAbsent(from, k -> new TreeMap<>()).merge(to, weight, Integer::sum);
            around.computeIfAbsent(from, k -> new TreeSet<>()).add(to);
            around.computeIfAbsent(to, k -> new TreeSet<>()).add(from);
        }
        if (rules.stream().anyMatch(r -> r.startsWith(KOSEKI))) {
            chains.computeIfAbsent(from, k -> new HashSet<>()).add(to);
        }
    }

    private static int weight(String rule) {
        return rule.startsWith("民") ? (rule.endsWith("別字") ? 1 : 2) : 4;
    }

    private void chooseCanonical(List<Integer> byRank) {
        for (int c : byRank) {
            boolean taken =
                    around.get(c).stream().anyMatch(o -> isCanonical(o) && !different(c, o));
            if (!taken) {
                canonical.put(c, c);
            }
        }
    }

    private void join(int c) {
        if (!canonical.containsKey(c)) {
            int best =
                    around.get(c).stream()
                            .filter(o -> isCanonical(o) && !different(c, o))
                            .min(
                                    Comparator.comparingInt((Integer o) -> -closeness(c, o))
                                            .thenComparing(this::compareRank))
                            .orElseThrow();
            canonical.put(c, best);
        }
    }

    /// A rule from the variant to the standard character says more than one the other way round.
    private int closeness(int c, int o) {
        int forward = out.getOrDefault(c, Map.of()).getOrDefault(o, 0);
        int back = out.getOrDefault(o, Map.of()).getOrDefault(c, 0);
        return forward * 16 + back;
    }

    private void followChain(int c) {
        if (!isCanonical(c) || level(c) == 1) {
            return;
        }
        Set<Integer> ends = new TreeSet<>();
        out.getOrDefault(c, Map.of()).keySet().forEach(t -> ends.add(canonical.get(t)));
        if (ends.size() != 1) {
            return;
        }
        int end = ends.iterator().next();
        List<Integer> group = around.keySet().stream().filter(m -> canonical.get(m) == c).toList();
        if (end != c && group.stream().allMatch(m -> leads(m, end))) {
            group.forEach(m -> canonical.put(m, end));
        }
    }

    private boolean leads(int member, int end) {
        return chains.getOrDefault(member, Set.of()).contains(end)
                || around.get(member).contains(end);
    }

    private boolean isCanonical(int c) {
        return canonical.getOrDefault(c, -1) == c;
    }

    private static boolean different(int a, int b) {
        return DIFFERENT.contains(Character.toString(a) + Character.toString(b))
                || DIFFERENT.contains(Character.toString(b) + Character.toString(a));
    }

    /// Everyday characters first (JIS X 0208 level 1, then 2, then the rest), then those that no
    /// rule leads away from, then those most rules lead to, then the order of JIS, which puts the
    /// usual form before the others of one reading.
    private int compareRank(Integer a, Integer b) {
        return Comparator.comparingInt(this::level)
                .thenComparingInt(c -> out.containsKey(c) ? 1 : 0)
                .thenComparingInt(c -> -around.get(c).size())
                .thenComparingInt(this::jisCode)
                .thenComparingInt(c -> c)
                .compare(a, b);
    }

    private int level(int c) {
        int code = jisCode(c);
        if (code == Integer.MAX_VALUE) {
            return Character.isBmpCodePoint(c) ? 3 : 4;
        }
        return code < 0xD0A1 ? 1 : 2;
    }

    private int jisCode(int c) {
        String s = Character.toString(c);
        if (!jis.canEncode(s)) {
            return Integer.MAX_VALUE;
        }
        byte[] bytes = s.getBytes(jis.charset());
        return bytes.length == 2 ? ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF) : Integer.MAX_VALUE;
    }

    private String table() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Variant kanji (異体字): character, canonical character, characters paired with it.");
        lines.add("# Derived from MJ縮退マップ Ver.1.2, (c) Information-technology Promotion Agency,");
        lines.add(
                "# Japan (IPA), https://moji.or.jp/mojikiban/map/ by keeping the rows of the JIS and");
        lines.add("# koseki rules and choosing one canonical character per group of direct pairs.");
        lines.add("# Licence of this file: CC BY-SA 2.1 JP, as the original.");
        lines.add("# https://creativecommons.org/licenses/by-sa/2.1/jp/");
        around.forEach(
                (c, pairs) ->
                        lines.add(
                                Character.toString(c)
                                        + "\t"
                                        + Character.toString(canonical.get(c))
                                        + "\t"
                                        + pairs.stream()
                                                .map(Character::toString)
                                                .collect(Collectors.joining())));
        return String.join("\n", lines) + "\n";
    }
}
