package jp.kakehashi.practice.chance;

import java.util.List;
import java.util.SplittableRandom;

/// Chance that can be repeated: the same seed and place give the same throws. Not for use from two
/// threads.
public final class Dice {
    private final long seed;
    private final SplittableRandom random;

    /// Dice of `seed`.
    public Dice(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /// Dice of their own for one part, so that a change of another part leaves it as it was.
    public Dice of(String part) {
        return new Dice(mixed(seed ^ (0x9E3779B97F4A7C15L * (part.hashCode() + 1L))));
    }

    /// Dice of their own for the `index`-th of many.
    public Dice of(long index) {
        return new Dice(mixed(seed + 0xBF58476D1CE4E5B9L * (index + 1)));
    }

    private static long mixed(long value) {
        long a = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
        return b ^ (b >>> 31);
    }

    /// Evenly from `least` to `most`.
    public double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    /// A whole number from 0 to below `bound`.
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /// True in this share of throws.
    public boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /// Around 0 with this deviation.
    public double around(double deviation) {
        return deviation * random.nextGaussian();
    }

    /// One of these.
    public <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    /// One character of `of`.
    public char character(String of) {
        return of.charAt(random.nextInt(of.length()));
    }

    /// A seed for something else.
    public long seed() {
        return random.nextLong();
    }
}
