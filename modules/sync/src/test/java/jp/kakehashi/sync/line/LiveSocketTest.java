package jp.kakehashi.sync.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import jp.kakehashi.wire.Json;
import jp.kakehashi.wire.Messages;
import org.junit.jupiter.api.Test;

/// A live line that ends at the moment it opens.
final class LiveSocketTest {
    private final AtomicInteger lost = new AtomicInteger();

    private LiveSocket line() {
        return new LiveSocket(
                new Json(),
                new HeadOffice.LiveListener() {
                    @Override
                    public void accepted(Messages.Live live) {}

                    @Override
                    public void lost() {
                        lost.incrementAndGet();
                    }
                });
    }

    @Test
    void aLineClosedBeforeItsSocketOpenedDoesNotLeaveTheSocketOpen() {
        LiveSocket line = line();
        Socket socket = new Socket();
        line.close();
        line.opened(socket);
        assertTrue(socket.aborted);
        assertEquals(0, lost.get());
    }

    /// A socket to nowhere.
    private static final class Socket implements WebSocket {
        private boolean aborted;

        @Override
        public CompletableFuture<WebSocket> sendText(CharSequence data, boolean last) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<WebSocket> sendBinary(ByteBuffer data, boolean last) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<WebSocket> sendPing(ByteBuffer message) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<WebSocket> sendPong(ByteBuffer message) {
            return new CompletableFuture<>();
        }

        @Override
        public CompletableFuture<WebSocket> sendClose(int statusCode, String reason) {
            return new CompletableFuture<>();
        }

        @Override
        public void request(long count) {}

        @Override
        public String getSubprotocol() {
            return "";
        }

        @Override
        public boolean isOutputClosed() {
            return aborted;
        }

        @Override
        public boolean isInputClosed() {
            return aborted;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }
}
