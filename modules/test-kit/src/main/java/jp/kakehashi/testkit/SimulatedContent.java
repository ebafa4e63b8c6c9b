package jp.kakehashi.testkit;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/// The bytes of one file: what was written and what was forced.
final class SimulatedContent {
    private static final int SECTOR = 512;

    private byte[] written = new byte[0];
    private int size;
    private byte[] forced = new byte[0];
    private int forcedSize;
    private final BitSet dirty = new BitSet();

    long size() {
        return size;
    }

    int read(ByteBuffer target, long position) {
        int count = (int) Math.max(0, Math.min(target.remaining(), size - position));
        target.put(written, (int) Math.min(position, size), count);
        return count;
    }

    void write(ByteBuffer source, long position) {
        int at = Math.toIntExact(position);
        int count = source.remaining();
        int end = Math.addExact(at, count);
        if (end > written.length) {
            written = Arrays.copyOf(written, Math.max(end, written.length * 2));
        }
        int from = Math.min(at, size);
        source.get(written, at, count);
        size = Math.max(size, end);
        if (count > 0) {
            dirty.set(from / SECTOR, (end + SECTOR - 1) / SECTOR);
        }
    }

    void truncate(long newSize) {
        if (newSize < size) {
            Arrays.fill(written, (int) newSize, size, (byte) 0);
            dirty.set((int) newSize / SECTOR, (size + SECTOR - 1) / SECTOR);
            size = (int) newSize;
        }
    }

    void force() {
        if (forced.length < written.length) {
            forced = Arrays.copyOf(forced, written.length);
        }
        for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
            copySector(sector, written, forced);
        }
        dirty.clear();
        forcedSize = size;
    }

    private static void copySector(int sector, byte[] from, byte[] to) {
        int at = sector * SECTOR;
        int count = Math.min(SECTOR, Math.min(from.length, to.length) - at);
        if (count > 0) {
            System.arraycopy(from, at, to, at, count);
        }
    }

    void flip(long position) {
        written[(int) position] ^= 1;
        dirty.set((int) position / SECTOR);
        force();
    }

    SimulatedContent copy() {
        SimulatedContent copy = new SimulatedContent();
        copy.written = Arrays.copyOf(written, size);
        copy.size = size;
        copy.dirty.set(0, (size + SECTOR - 1) / SECTOR);
        copy.force();
        return copy;
    }

    SimulatedContent afterPowerLoss(Random random) {
        SimulatedContent after = new SimulatedContent();
        after.written = Arrays.copyOf(forced, Math.max(written.length, forced.length));
        // each way of losing: everything, nothing, or any mixture
        int kept = random.nextInt(4) * 33;
        for (int sector = dirty.nextSetBit(0); sector >= 0; sector = dirty.nextSetBit(sector + 1)) {
            if (random.nextInt(100) < kept) {
                copySector(sector, written, after.written);
            }
        }
        int low = Math.min(size, forcedSize);
        int high = Math.max(size, forcedSize);
        after.size =
                switch (random.nextInt(3)) {
                    case 0 -> size;
                    case 1 -> forcedSize;
                    default -> low + random.nextInt(high - low + 1);
                };
        Arrays.fill(after.written, after.size, after.written.length, (byte) 0);
        after.dirty.set(0, (after.size + SECTOR - 1) / SECTOR);
        after.force();
        return after;
    }
}
