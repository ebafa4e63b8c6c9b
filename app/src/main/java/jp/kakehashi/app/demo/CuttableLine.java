package jp.kakehashi.app.demo;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The line between a branch and head office, as a relay on this computer that can be cut and
/// mended. While cut, open connections are dropped and new ones refused.
final class CuttableLine implements Closeable {
    private static final Logger log = LoggerFactory.getLogger(CuttableLine.class);

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    /// A mended line to `target` on the loopback address.
    CuttableLine(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("line").start(this::accept);
    }

    /// The port a workstation connects to.
    int port() {
        return door.getLocalPort();
    }

    /// Cuts the line: everything in flight is lost.
    void cut() {
        cut = true;
        open.forEach(CuttableLine::drop);
    }

    /// Mends the line.
    void mend() {
        cut = false;
    }

    @Override
    public void close() throws IOException {
        cut();
        door.close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                open.add(near);
                if (cut) {
                    drop(near);
                } else {
                    Thread.ofVirtual().start(() -> relay(near));
                }
            } catch (IOException e) {
                log.debug("the line's door closed", e);
            }
        }
    }

    private void relay(Socket near) {
        try (near;
                Socket far = new Socket()) {
            far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), 2_000);
            open.add(far);
            if (cut) {
                return;
            }
            Thread back = Thread.ofVirtual().start(() -> pump(far, near));
            pump(near, far);
            back.join();
        } catch (IOException e) {
            log.debug("a connection on the line ended", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(near);
        }
    }

    private void pump(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[16_384];
            for (int n = in.read(buffer); n >= 0 && !cut; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
        } catch (IOException e) {
            log.trace("a connection on the line was dropped", e);
        } finally {
            drop(from);
            drop(to);
            open.remove(to);
        }
    }

    private static void drop(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            log.trace("already closed", e);
        }
    }
}
