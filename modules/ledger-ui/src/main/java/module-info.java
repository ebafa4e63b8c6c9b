/// The ledger workspace.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.ledgerui {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.ledger;
    requires transitive jp.kakehashi.ui;
}
