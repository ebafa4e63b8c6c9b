package jp.kakehashi.ledgerui.sample;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import jp.kakehashi.ledger.LedgerBegun;
import jp.kakehashi.ledger.ReadingPurposes;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;

/// The services behind the one of ledgers, each in memory and open to the tests. From any thread.
abstract class MemoryDoors extends MemoryOut {
    public final MemoryBegun begun = new MemoryBegun();
    public final MemoryApprovals approvals = new MemoryApprovals();
    public final MemoryFiles files = new MemoryFiles();
    public final MemoryImports imports = new MemoryImports();
    private final ReadingPurposes purposes = new ReadingPurposes(this::tell);
    public final MemoryYears years = new MemoryYears();
    public final MemoryTwins twins = new MemoryTwins(this);
    public final MemoryNews news = new MemoryNews();
    public final MemoryViews views = new MemoryViews();

    @Override
    public MemoryApprovals approvals() {
        return approvals;
    }

    @Override
    public LedgerBegun begun() {
        return begun.session();
    }

    @Override
    public MemoryFiles files() {
        return files;
    }

    @Override
    public MemoryImports imports() {
        return imports;
    }

    @Override
    public ReadingPurposes purposes() {
        return purposes;
    }

    /// Refuses what the real service refuses.
    void demand(LedgerDefinition definition) {
        definition.requirePurpose(purposes.chosen(definition).orElse(""));
    }

    ConflictView told(ConflictView view) {
        return purposes.missing(definition(view.conflict().ledger()))
                ? new ConflictView(
                        view.conflict().withoutValues(),
                        definition(view.conflict().ledger()),
                        "",
                        view.mayDecide())
                : view;
    }

    ReturnedEdit told(ReturnedEdit edit) {
        return purposes.missing(definition(edit.ledger()))
                ? new ReturnedEdit(
                        edit.change(),
                        edit.ledger(),
                        edit.row(),
                        "",
                        Map.of(),
                        "problem.viewing.purpose_listed",
                        List.of("", ""),
                        edit.madeAt())
                : edit;
    }

    @Override
    public List<RowView> named(FieldDefinition.LinkTarget link, Collection<UUID> wanted) {
        return held(link.ledger(), wanted);
    }

    abstract List<RowView> held(LedgerId ledger, Collection<UUID> wanted);

    abstract void tell(LedgerId ledger);

    @Override
    public MemoryViews views() {
        return views;
    }

    @Override
    public MemoryNews news() {
        return news;
    }

    @Override
    public MemoryTwins twins() {
        return twins;
    }

    @Override
    public MemoryYears years() {
        return years;
    }
}
