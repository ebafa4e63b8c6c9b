package jp.kakehashi.vision.reading;

import jp.kakehashi.vision.SheetReading.Millis;

/// How long each step takes.
final class Watch {
    private final double decode;
    private final long begin = System.nanoTime();
    private long last = begin;
    private double recognise;
    private double register;
    private double score;

    Watch(double decodeMillis) {
        decode = decodeMillis;
    }

    void recognised() {
        recognise += lap();
    }

    void registered() {
        register += lap();
    }

    void scored() {
        score += lap();
    }

    private double lap() {
        long now = System.nanoTime();
        double millis = (now - last) / 1e6;
        last = now;
        return millis;
    }

    Millis millis() {
        double total = decode + (System.nanoTime() - begin) / 1e6;
        return new Millis(
                rounded(decode),
                rounded(recognise),
                rounded(register),
                rounded(score),
                rounded(total));
    }

    private static double rounded(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
