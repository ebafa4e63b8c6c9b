package jp.kakehashi.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSocket;
import jp.kakehashi.wire.Messages;

/// One connection on which a test decides itself what is sent and read, and when; it holds little
/// of what is not read.
public final class RawPeer implements AutoCloseable {
    private final SSLSocket socket;

    public RawPeer(RunningServer running) throws IOException {
        Socket plain = new Socket();
        plain.setReceiveBufferSize(4_096);
        plain.connect(new InetSocketAddress("127.0.0.1", running.server.port()));
        // Longer than anything here takes; without it a failing test would never end.
        plain.setSoTimeout(180_000);
        socket =
                (SSLSocket)
                        Peer.pinned(running.server.certificateFile())
                                .getSocketFactory()
                                .createSocket(plain, "127.0.0.1", running.server.port(), true);
    }

    /// Sends the head of a request; `length` announces a body when it is not negative.
    public RawPeer ask(String method, String path, String token, long length) throws IOException {
        String head =
                "%s %s HTTP/1.1\r\nHost: localhost\r\nKakehashi-Wire: %d\r\n"
                        + (token.isEmpty() ? "%s" : "Authorization: Bearer %s\r\n")
                        + (length < 0 ? "" : "Content-Type: application/json\r\n")
                        + (length < 0 ? "" : "Content-Length: " + length + "\r\n")
                        + "\r\n";
        return say(
                head.formatted(method, path, Messages.VERSION, token)
                        .getBytes(StandardCharsets.US_ASCII));
    }

    public RawPeer say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /// Waits for the first line of the answer; 0 when the connection ended without one.
    public int status() throws IOException {
        try {
            String status =
                    new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return status.length() < 12 ? 0 : Integer.parseInt(status.substring(9));
        } catch (SocketException e) {
            return 0;
        }
    }

    /// The next byte of the answer; negative at the end, however it came.
    public int next() throws IOException {
        try {
            return socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
