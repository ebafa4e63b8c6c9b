package jp.kakehashi.sheets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.kernel.Problem;
import org.jspecify.annotations.Nullable;

/// All that a keeper said of a file by pointing. Immutable.
///
/// @param encoding of a CSV, one of {@link #ENCODINGS}; null to tell it from the bytes
public record SheetHints(@Nullable String encoding, List<SheetHint> hints) {
    /// Nothing was said.
    public static final SheetHints NONE = new SheetHints(null, List.of());

    /// The encodings that a CSV may be said to have.
    public static final List<String> ENCODINGS =
            List.of("UTF-8", "windows-31j", "EUC-JP", "ISO-2022-JP", "UTF-16LE", "UTF-16BE");

    private static final int MOST = 2_000;

    /// @throws IllegalArgumentException for an encoding that is not one of {@link #ENCODINGS}
    public SheetHints {
        if (encoding != null && !ENCODINGS.contains(encoding)) {
            throw new IllegalArgumentException("an encoding " + encoding);
        }
        hints = List.copyOf(hints);
    }

    /// Whether nothing was said.
    public boolean isEmpty() {
        return encoding == null && hints.isEmpty();
    }

    /// The same with one more; it takes the place of what was said of the same cells before.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.sheet.too_many_hints`
    public SheetHints with(SheetHint hint) {
        List<SheetHint> all = new ArrayList<>(hints);
        all.removeIf(hint::replaces);
        all.add(hint);
        if (all.size() > MOST) {
            throw Problem.refused("problem.sheet.too_many_hints", MOST).asException();
        }
        return new SheetHints(encoding, all);
    }

    /// The same read in another encoding; null tells it from the bytes.
    public SheetHints in(@Nullable String other) {
        return new SheetHints(other, hints);
    }

    /// What was said of `sheet` in that way.
    List<SheetHint> of(String sheet, SheetHint.Kind kind) {
        return hints.stream().filter(h -> h.kind() == kind && h.sheet().equals(sheet)).toList();
    }

    /// What was said of rows of `block`, by their numbers.
    Map<Integer, SheetHint.Kind> ofRows(String sheet, Block block) {
        Map<Integer, SheetHint.Kind> said = new HashMap<>();
        for (SheetHint hint : hints) {
            boolean ofRow =
                    hint.kind() == SheetHint.Kind.ROW_OUT || hint.kind() == SheetHint.Kind.ROW_IN;
            if (ofRow
                    && hint.left() >= block.left()
                    && hint.left() <= block.right()
                    && hint.sheet().equals(sheet)) {
                said.put(hint.top(), hint.kind());
            }
        }
        return said;
    }

    /// What was said of a column of a table that reaches over `area`; null when nothing was.
    @Nullable SheetHint ofColumn(String sheet, Area area, int column) {
        for (SheetHint hint : hints) {
            boolean ofColumn =
                    hint.kind() == SheetHint.Kind.COLUMN_TYPE
                            || hint.kind() == SheetHint.Kind.COLUMN_OUT;
            if (ofColumn
                    && hint.left() == column
                    && area.holds(hint.top(), column)
                    && hint.sheet().equals(sheet)) {
                return hint;
            }
        }
        return null;
    }
}
