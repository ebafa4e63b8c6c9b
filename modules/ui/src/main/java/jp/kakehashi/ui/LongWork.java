package jp.kakehashi.ui;

import org.jspecify.annotations.Nullable;

/// Work that tells how far it is. Runs on a background thread.
@FunctionalInterface
public interface LongWork<T extends @Nullable Object> {
    /// Does the work; an expected failure is a `ProblemException`.
    T perform(Progress progress) throws Exception;
}
