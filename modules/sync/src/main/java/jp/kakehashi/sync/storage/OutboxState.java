package jp.kakehashi.sync.storage;

/// Where one's own edit is on its way to head office.
public enum OutboxState {
    /// Only on this PC.
    HERE,
    /// Sent; whether it arrived is not known yet. Is sent again.
    SENT,
    /// Head office said that it has it; the change has not come back in a pull yet.
    ACCEPTED,
    /// Head office sent it back.
    RETURNED
}
