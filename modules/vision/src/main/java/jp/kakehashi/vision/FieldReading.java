package jp.kakehashi.vision;

/// What is known of one field.
///
/// @param score how sure that is, 0 to 1; 0 for what could not be seen
public record FieldReading(State state, double score) {
    /// The answers. `UNSURE` is for the clerk's eyes: a hand, a shadow or a blur lay over it.
    public enum State {
        /// Words or figures are there.
        WRITTEN,
        /// Nothing is written there.
        EMPTY,
        /// Ticked or ringed.
        MARKED,
        /// Neither ticked nor ringed.
        UNMARKED,
        /// A seal is there.
        STAMPED,
        /// No seal is there.
        UNSTAMPED,
        /// It cannot be told.
        UNSURE;

        /// Whether somebody put something there.
        public boolean filled() {
            return this == WRITTEN || this == MARKED || this == STAMPED;
        }

        /// Whether it is known that nothing is there.
        public boolean blank() {
            return this == EMPTY || this == UNMARKED || this == UNSTAMPED;
        }
    }
}
