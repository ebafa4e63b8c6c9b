/// The shared backend's ground: sign-in, rights, routes, socket, audit. Requires no feature.
@org.jspecify.annotations.NullMarked
module jp.kakehashi.server {
    requires static transitive org.jspecify;
    requires transitive jp.kakehashi.kernel;
    requires transitive jp.kakehashi.records;
    requires transitive jp.kakehashi.storage;
    requires transitive jp.kakehashi.wire;
    requires org.slf4j;
    requires org.eclipse.jetty.http;
    requires org.eclipse.jetty.io;
    requires org.eclipse.jetty.server;
    requires org.eclipse.jetty.util;
    requires org.eclipse.jetty.websocket.api;
    requires org.eclipse.jetty.websocket.server;
    requires org.bouncycastle.pkix;
    requires org.bouncycastle.provider;
    requires password4j;
    requires com.fasterxml.jackson.databind;
    requires com.nimbusds.jose.jwt;
    requires java.net.http;

    exports jp.kakehashi.server;
    exports jp.kakehashi.server.ledgers;
    exports jp.kakehashi.server.audit.storage;
    exports jp.kakehashi.server.authority;
    exports jp.kakehashi.server.config;
    exports jp.kakehashi.server.live;
    exports jp.kakehashi.server.staffing;
}
