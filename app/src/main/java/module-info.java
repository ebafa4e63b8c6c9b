/// Composition roots: workstation, server and command line, wired by constructors.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.app {
    requires static transitive org.jspecify;
    requires jp.kakehashi.kernel;
    requires jp.kakehashi.ui;
    requires jp.kakehashi.adminui;
    requires jp.kakehashi.counterui;
    requires jp.kakehashi.ledgerui;
    requires jp.kakehashi.ledger;
    requires jp.kakehashi.bench;
    requires jp.kakehashi.documents;
    requires jp.kakehashi.practice;
    requires jp.kakehashi.sheets;
    requires jp.kakehashi.records;
    requires jp.kakehashi.server;
    requires jp.kakehashi.storage;
    requires jp.kakehashi.sync;
    requires jp.kakehashi.vision;
    requires jp.kakehashi.wire;
    requires com.fasterxml.jackson.databind;
    requires info.picocli;
    requires java.logging;
    requires java.management;
    requires java.net.http;
    requires org.slf4j;

    opens jp.kakehashi.app.demo to
            com.fasterxml.jackson.databind;
}
