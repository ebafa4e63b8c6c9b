/// The shared backend's ground: sign-in, rights, routes, socket, audit. Requires no feature.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.server {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires transitive jp.kakehashi.storage;
    requires transitive jp.kakehashi.wire;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.websocket.server;
}
