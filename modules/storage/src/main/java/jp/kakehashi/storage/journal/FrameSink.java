package jp.kakehashi.storage.journal;

/// Takes the frames of a journal in their order.
interface FrameSink {
    /// One checked frame; `firstOfSegment` when the numbers of statements begin anew.
    void frame(Frame frame, boolean firstOfSegment);
}
