package jp.kakehashi.sync.line;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/// A stream that is closed when nothing has come for a while: a long answer may take as long as it
/// likes, a dead one may not hold its reader.
final class StallGuard extends FilterInputStream {
    private final AtomicLong progress = new AtomicLong();
    private final Thread watch;

    StallGuard(InputStream in, long stallMillis) {
        super(in);
        watch = Thread.ofVirtual().name("stall-guard").start(() -> watch(stallMillis));
    }

    private void watch(long stallMillis) {
        long before = -1;
        try {
            while (progress.get() != before) {
                before = progress.get();
                Thread.sleep(stallMillis);
            }
            in.close();
        } catch (InterruptedException | IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int read() throws IOException {
        progress.incrementAndGet();
        return super.read();
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int n = super.read(bytes, from, length);
        progress.incrementAndGet();
        return n;
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        super.close();
    }
}
