/// The workstation's side of synchronisation: outbox, checkpoint, pull, merge and push.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.sync {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires transitive jp.kakehashi.storage;
    requires transitive jp.kakehashi.wire;
    requires java.net.http;
}
