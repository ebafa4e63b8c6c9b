package jp.kakehashi.server.accounts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/// Attempts that each name has left: `most` at once, and one more whenever `windowSeconds / most`
/// have passed. Takes the same memory whatever names are used: every name stands for one cell in
/// each of four rows, chosen by a secret of this process, and is as free as the freest of them, so
/// that other names can hardly make it strict and never make it lax. For one thread at a time.
final class GuessBudget {
    private static final int ROWS = 4;
    private static final int CELLS = 1 << 15;

    private final int windowSeconds;
    private final int stepSeconds;
    private final byte[] secret = new byte[32];

    /// Until when a cell's attempts are spent, in seconds since this budget was made.
    private final int[][] spentUntil = new int[ROWS][CELLS];

    GuessBudget(int most, int windowSeconds) {
        this.windowSeconds = windowSeconds;
        this.stepSeconds = windowSeconds / most;
        new SecureRandom().nextBytes(secret);
    }

    /// Seconds to wait before `name` may be tried; 0 when it may be tried now.
    int waitSeconds(String name, int now) {
        return Math.max(0, spent(cells(name), now) + stepSeconds - now - windowSeconds);
    }

    /// Counts an attempt.
    Spent spend(String name, int now) {
        int[] cells = cells(name);
        int until = spent(cells, now) + stepSeconds;
        boolean[] raised = new boolean[ROWS];
        for (int row = 0; row < ROWS; row++) {
            raised[row] = spentUntil[row][cells[row]] < until;
            if (raised[row]) {
                spentUntil[row][cells[row]] = until;
            }
        }
        return new Spent(this, cells, raised);
    }

    private void giveBack(int[] cells, boolean[] raised) {
        for (int row = 0; row < ROWS; row++) {
            if (raised[row]) {
                spentUntil[row][cells[row]] -= stepSeconds;
            }
        }
    }

    private int spent(int[] cells, int now) {
        int least = Integer.MAX_VALUE;
        for (int row = 0; row < ROWS; row++) {
            least = Math.min(least, spentUntil[row][cells[row]]);
        }
        return Math.max(least, now);
    }

    private int[] cells(String name) {
        ByteBuffer hash = ByteBuffer.wrap(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
        int[] cells = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            cells[row] = hash.getInt() & (CELLS - 1);
        }
        return cells;
    }

    private MessageDigest sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret);
            return digest;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// An attempt that was counted.
    static final class Spent {
        private final GuessBudget budget;
        private final int[] cells;
        private final boolean[] raised;

        private Spent(GuessBudget budget, int[] cells, boolean[] raised) {
            this.budget = budget;
            this.cells = cells;
            this.raised = raised;
        }

        /// The attempt no longer counts.
        void giveBack() {
            budget.giveBack(cells, raised);
        }
    }
}
