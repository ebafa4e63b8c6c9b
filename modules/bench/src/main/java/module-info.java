/// Measures of this product beside its peers.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.bench {
    requires static transitive org.jspecify;
    requires jp.kakehashi.server;
    requires jp.kakehashi.sync;
    requires java.sql;
    requires jp.kakehashi.kernel;
    requires jp.kakehashi.storage;
    exports jp.kakehashi.bench.storage;
}
