/// The workspace of those who administer staff, posts and devices.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.adminui {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.records;
    requires transitive jp.kakehashi.sheets;
    requires transitive jp.kakehashi.ui;
    requires transitive jp.kakehashi.wire;

    exports jp.kakehashi.adminui;
    exports jp.kakehashi.adminui.desk;
    exports jp.kakehashi.adminui.devices;
    exports jp.kakehashi.adminui.health;
    exports jp.kakehashi.adminui.packs;
    exports jp.kakehashi.adminui.places;
    exports jp.kakehashi.adminui.records;
    exports jp.kakehashi.adminui.rights;
    exports jp.kakehashi.adminui.staff;
    exports jp.kakehashi.adminui.transfers;
}
