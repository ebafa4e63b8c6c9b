package jp.kakehashi.storage.ledger;

/// The stores that ledgers are kept in, sharing one codec; the same for every database.
public record LedgerStores(
        LedgerTables tables,
        LedgerQueries queries,
        HistoryStore history,
        ConflictStore conflicts,
        DefinitionStore definitions,
        NumberStore numbers,
        Logs logs) {

    /// What is kept beside the ledgers.
    public record Logs(
            ViewingStore viewings,
            SealedCellStore sealed,
            ImportStore imports,
            StoredFileStore files,
            ApprovalStore approvals,
            StandInStore standIns,
            KeyedRowStore keyed,
            YearStore years,
            DestructionStore destructions,
            WayOutStore waysOut,
            ExportJobStore exportJobs,
            MergeStore merges,
            CommentStore comments) {}

    /// Stores that share one codec.
    public static LedgerStores create() {
        Bodies bodies = new Bodies();
        LedgerTables tables = new LedgerTables();
        return new LedgerStores(
                tables,
                new LedgerQueries(tables),
                new HistoryStore(bodies),
                new ConflictStore(bodies),
                new DefinitionStore(bodies),
                new NumberStore(),
                new Logs(
                        new ViewingStore(bodies),
                        new SealedCellStore(),
                        new ImportStore(),
                        new StoredFileStore(),
                        new ApprovalStore(bodies),
                        new StandInStore(),
                        new KeyedRowStore(),
                        new YearStore(),
                        new DestructionStore(bodies),
                        new WayOutStore(),
                        new ExportJobStore(),
                        new MergeStore(),
                        new CommentStore(bodies)));
    }
}
