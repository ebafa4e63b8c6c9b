package jp.kakehashi.testkit;

import java.util.Random;

/// Where the seeds of tests come from: `-Dkakehashi.seed=N` gives one back to every seeded test,
/// otherwise each run draws a new one. Every seed is printed with its test, in the form in which it
/// is given back.
public final class Seeds {
    private static final String PROPERTY = "kakehashi.seed";
    private static final String ROUNDS = "kakehashi.soak.rounds";

    private Seeds() {}

    /// The seed of this run of `test`.
    public static long of(Class<?> test) {
        return of(test, new Random().nextLong());
    }

    /// The seed of `test`, which is `standard` unless one was given.
    public static long of(Class<?> test, long standard) {
        long seed = Long.getLong(PROPERTY, standard);
        System.out.println(test.getSimpleName() + " with -D" + PROPERTY + "=" + seed);
        return seed;
    }

    /// How many rounds a soak test goes: `standard`, or `-Dkakehashi.soak.rounds=N`.
    public static int soakRounds(int standard) {
        return Integer.getInteger(ROUNDS, standard);
    }
}
