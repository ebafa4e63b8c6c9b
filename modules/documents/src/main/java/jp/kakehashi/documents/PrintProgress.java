package jp.kakehashi.documents;

/// Told how far a print has come. Called on the thread that prints, often: it must be quick.
@FunctionalInterface
public interface PrintProgress {
    /// Nobody watches.
    PrintProgress NONE = (done, total) -> true;

    /// `done` of about `total` rows are on paper, 0 when nobody knows how many there are; false
    /// stops with `problem.document.cancelled`.
    boolean at(long done, long total);
}
