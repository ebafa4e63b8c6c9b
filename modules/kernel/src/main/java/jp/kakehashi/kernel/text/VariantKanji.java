package jp.kakehashi.kernel.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// Which kanji are one another's variants (異体字) by the koseki and JIS rules: for every
/// character one canonical character, and the pairs those rules name directly. Derived from MJ縮退マップ
/// (`variant-kanji.tsv`, whose head gives source, licence and the rule of choice). Immutable.
final class VariantKanji {
    /// No character below has variants.
    static final int FIRST = 0x2E80;

    private static final String TABLE = "variant-kanji.tsv";
    private static final int COMMON_END = 0xA000;

    private final int[] characters;
    private final int[] canonical;
    private final int[][] pairs;

    // what nearly all text consists of, without searching; 0 for what has no variants
    private final int[] common = new int[COMMON_END - FIRST];

    /// Reads the table; about 16,000 lines, 1 MB on the heap.
    VariantKanji() {
        int[] keys = new int[20_480];
        int[] firsts = new int[keys.length];
        int[][] others = new int[keys.length][];
        int count = 0;
        try (InputStream in = VariantKanji.class.getResourceAsStream(TABLE);
                BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in, TABLE),
                                        StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    continue;
                }
                int[] cells = line.codePoints().filter(c -> c != '\t').toArray();
                keys[count] = cells[0];
                firsts[count] = cells[1];
                others[count++] = Arrays.copyOfRange(cells, 2, cells.length);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        characters = Arrays.copyOf(keys, count);
        canonical = Arrays.copyOf(firsts, count);
        pairs = Arrays.copyOf(others, count);
        for (int i = 0; i < count; i++) {
            if (characters[i] >= FIRST && characters[i] < COMMON_END) {
                common[characters[i] - FIRST] = canonical[i];
            }
        }
    }

    /// The canonical character of the group of `c`; `c` itself when it has no variants.
    int canonical(int c) {
        if (c < COMMON_END) {
            int found = c < FIRST ? 0 : common[c - FIRST];
            return found == 0 ? c : found;
        }
        int at = Arrays.binarySearch(characters, c);
        return at < 0 ? c : canonical[at];
    }

    /// The characters that a koseki or JIS rule pairs directly with `c`, in either direction.
    int[] pairs(int c) {
        int at = Arrays.binarySearch(characters, c);
        return at < 0 ? new int[0] : pairs[at].clone();
    }

    /// Whether a koseki or JIS rule names the two as one.
    boolean paired(int a, int b) {
        int at = Arrays.binarySearch(characters, a);
        return at >= 0 && Arrays.stream(pairs[at]).anyMatch(c -> c == b);
    }
}
