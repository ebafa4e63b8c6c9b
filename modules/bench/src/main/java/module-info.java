/// Measures of this product beside its peers.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.bench {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.server;
    requires transitive jp.kakehashi.sync;
    requires java.sql;
    requires jp.kakehashi.sheets;
    requires com.fasterxml.jackson.databind;
    requires transitive jp.kakehashi.vision;
    requires org.dhatim.fastexcel;
    requires org.dhatim.fastexcel.reader;

    exports jp.kakehashi.bench;
    exports jp.kakehashi.bench.find;
    exports jp.kakehashi.bench.sheets;
    exports jp.kakehashi.bench.storage;
    exports jp.kakehashi.bench.view;
    exports jp.kakehashi.bench.vision;
}
