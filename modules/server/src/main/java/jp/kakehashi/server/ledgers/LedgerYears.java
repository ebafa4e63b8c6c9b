package jp.kakehashi.server.ledgers;

import java.time.InstantSource;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.ledger.LedgerStores;

/// All that is done with the fiscal years of one world's ledgers.
record LedgerYears(
        YearReader reader,
        YearClosing closing,
        YearReopening reopening,
        Destructions destructions) {
    static LedgerYears of(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            DefinitionPublishing publishing,
            Shredding shredding,
            InstantSource clock) {
        return new LedgerYears(
                new YearReader(database, stores, definitions, clock),
                new YearClosing(database, stores, definitions, publishing, clock),
                new YearReopening(database, stores, definitions, publishing, clock),
                new Destructions(database, stores, definitions, shredding, clock));
    }
}
