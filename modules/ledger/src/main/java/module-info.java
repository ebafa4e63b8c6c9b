/// The ledgers as a keeper uses them: list, edit, history, conflicts, import and export.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.ledger {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires transitive jp.kakehashi.sync;
    requires jp.kakehashi.storage;
    requires transitive jp.kakehashi.wire;
    requires transitive jp.kakehashi.sheets;
    requires transitive jp.kakehashi.documents;
    requires org.slf4j;

    exports jp.kakehashi.ledger;
}
