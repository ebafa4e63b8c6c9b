/// The workstation's side of synchronisation: outbox, checkpoint, pull, merge and push.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.sync {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires transitive jp.kakehashi.storage;
    requires transitive jp.kakehashi.wire;
    requires java.net.http;
    requires jdk.httpserver;
    requires org.slf4j;

    exports jp.kakehashi.sync;
    exports jp.kakehashi.sync.device;
    exports jp.kakehashi.sync.line;
    exports jp.kakehashi.sync.storage;
    exports jp.kakehashi.sync.storage.replica;
}
