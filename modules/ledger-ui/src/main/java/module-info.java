/// The ledger workspace.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.ledgerui {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.ledger;
    requires transitive jp.kakehashi.sheets;
    requires transitive jp.kakehashi.ui;

    exports jp.kakehashi.ledgerui;
    exports jp.kakehashi.ledgerui.cells;
    exports jp.kakehashi.ledgerui.desk;
    exports jp.kakehashi.ledgerui.grid;
    exports jp.kakehashi.ledgerui.links;
    exports jp.kakehashi.ledgerui.marks;
    exports jp.kakehashi.ledgerui.transfer;
}
