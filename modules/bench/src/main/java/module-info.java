/// Measures of this product beside its peers.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.bench {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.server;
    requires transitive jp.kakehashi.sync;
    requires java.sql;

    exports jp.kakehashi.bench;
    exports jp.kakehashi.bench.storage;
}
