package jp.kakehashi.practice;

/// A practice photograph with its truth.
///
/// @param jpeg the picture
/// @param truth of it
@SuppressWarnings("ArrayRecordComponent") // a file's bytes, written and not compared
public record PracticePhoto(byte[] jpeg, PhotoTruth truth) {}
