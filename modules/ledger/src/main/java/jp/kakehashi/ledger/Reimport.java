package jp.kakehashi.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import jp.kakehashi.records.CellRewrite;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.ImportMark;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.storage.replica.TakeOver;

/// A newer file beside the rows of its ledger, told apart by a key, before anything is written.
/// Rows whose key stands twice, in the file or in the ledger, and rows of the file without one are
/// left alone.
///
/// @param preview the file as it was understood
/// @param key the field whose value says which row is which
/// @param added rows of the file, counted from 0, of which the ledger has none
/// @param changed rows that the file has otherwise
/// @param gone rows that the file has no more
/// @param same how many rows are as the file has them
/// @param doubled keys that stand twice, the first of them
/// @param keyless how many rows of the file have no key
/// @param removing whether rows that the file has no more go from the ledger
/// @param covering whether rows that somebody wrote in since the last import are written over
public record Reimport(
        ImportPreview preview,
        FieldId key,
        Set<Integer> added,
        List<Changed> changed,
        List<Gone> gone,
        int same,
        List<String> doubled,
        int keyless,
        boolean removing,
        boolean covering) {
    public Reimport {
        added = Set.copyOf(added);
        changed = List.copyOf(changed);
        gone = List.copyOf(gone);
        doubled = List.copyOf(doubled);
    }

    /// A row that the file has otherwise.
    ///
    /// @param seq what it stood at when it was compared
    /// @param title its key and a few words by which a person knows it
    /// @param byHand that its newest change came from no import
    public record Changed(
            UUID row, long seq, String title, List<CellRewrite> cells, boolean byHand) {
        public Changed {
            cells = List.copyOf(cells);
        }
    }

    /// A row that the file has no more; `seq` is what it stood at when it was compared.
    public record Gone(UUID row, long seq, String title, boolean byHand) {}

    /// Whether rows that the file has no more may go from the ledger: never from an extract, whose
    /// rows say themselves that somebody moved away or died.
    public boolean mayRemove() {
        return preview.definition().extract() == null;
    }

    /// Which ledger.
    public LedgerId ledger() {
        return preview.definition().id();
    }

    /// The same with rows that are gone from the file taken away, or kept.
    public Reimport removing(boolean remove) {
        return with(remove && mayRemove(), covering);
    }

    /// The same with rows that were written in by hand written over, or left alone.
    public Reimport covering(boolean cover) {
        return with(removing, cover);
    }

    private Reimport with(boolean remove, boolean cover) {
        return new Reimport(
                preview, key, added, changed, gone, same, doubled, keyless, remove, cover);
    }

    /// How many rows somebody wrote in since the last import, of those the file would change or
    /// that are gone from it.
    public long byHand() {
        return changed.stream().filter(Changed::byHand).count()
                + gone.stream().filter(Gone::byHand).count();
    }

    /// How many rows will be written.
    public int writes() {
        return added.size() + rows().size();
    }

    TakeOver plan(ImportMark mark) {
        return new TakeOver(key, preview.newRows(mark, added::contains), rows());
    }

    private List<TakeOver.Row> rows() {
        List<TakeOver.Row> rows = new ArrayList<>();
        for (Changed row : changed) {
            if (covering || !row.byHand()) {
                rows.add(new TakeOver.Row(row.row(), row.seq(), row.cells()));
            }
        }
        for (Gone row : gone) {
            if (removing && (covering || !row.byHand())) {
                rows.add(new TakeOver.Row(row.row(), row.seq(), List.of()));
            }
        }
        return rows;
    }
}
