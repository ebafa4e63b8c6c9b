package jp.kakehashi.bench;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One measured figure beside its peer, from one run.
///
/// @param ours what this product did, in `unit`
/// @param peer what the peer did on the same data in the same run; null where there is none
/// @param ratio ours divided by the peer's
/// @param target what it has to be, in words
public record Figure(
        String name,
        double ours,
        @Nullable Double peer,
        @Nullable Double ratio,
        String unit,
        String target,
        boolean held) {

    /// A figure without a peer.
    public static Figure alone(String name, double ours, String unit, String target, boolean held) {
        return new Figure(name, round(ours), null, null, unit, target, held);
    }

    /// A figure beside its peer.
    public static Figure beside(
            String name, double ours, double peer, String unit, String target, boolean held) {
        return new Figure(name, round(ours), round(peer), round(ours / peer), unit, target, held);
    }

    /// The middle of `values`.
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// The value that 95 of 100 do not exceed.
    public static double p95(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * 0.95) - 1)];
    }

    private static double round(double value) {
        return (double) Math.round(value * 1000) / 1000.0;
    }
}
