package jp.kakehashi.ledgerui.sample;

import jp.kakehashi.ledger.ReadingPurposes;

/// The services behind the one of ledgers, each in memory and open to the tests. From any thread.
abstract class MemoryDoors extends MemoryOut {
    public final MemoryApprovals approvals = new MemoryApprovals();
    public final MemoryFiles files = new MemoryFiles();
    public final MemoryImports imports = new MemoryImports();
    private final ReadingPurposes purposes = new ReadingPurposes();
    public final MemoryYears years = new MemoryYears();
    public final MemoryTwins twins = new MemoryTwins(this);
    public final MemoryNews news = new MemoryNews();
    public final MemoryViews views = new MemoryViews();

    @Override
    public MemoryApprovals approvals() {
        return approvals;
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
