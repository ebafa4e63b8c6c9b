/// One world's data on a machine: durable writes, the ledgers' tables, history and search.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.storage {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires transitive org.jooq;
    requires static jakarta.xml.bind;
    requires java.sql;
    requires java.naming;
    requires com.h2database;
    requires org.slf4j;
    requires org.postgresql.jdbc;
    requires flyway.core;
    requires com.fasterxml.jackson.databind;

    exports jp.kakehashi.storage;
    exports jp.kakehashi.storage.generated;
    exports jp.kakehashi.storage.generated.tables;
    exports jp.kakehashi.storage.generated.tables.records;
    exports jp.kakehashi.storage.ledger;
    exports jp.kakehashi.storage.search;
}
