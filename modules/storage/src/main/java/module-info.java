/// One world's data on a machine: durable writes, the ledgers' tables, history and search.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.storage {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires transitive org.jooq;
    requires java.sql;
    requires com.h2database;
    requires flyway.core;
    requires com.fasterxml.jackson.databind;

    exports jp.kakehashi.storage;
}
