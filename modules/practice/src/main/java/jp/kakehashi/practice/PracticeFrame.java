package jp.kakehashi.practice;

import org.jspecify.annotations.Nullable;

/// One frame of a practice moving picture.
///
/// @param rgb `0xRRGGBB`, row by row
/// @param truth of this frame: a field counts as filled once its last stroke is there
/// @param writing the field that is being written; null for none
/// @param moving whether the sheet is being moved
@SuppressWarnings("ArrayRecordComponent") // millions of dots, handed on and not compared
public record PracticeFrame(
        int index,
        double seconds,
        int width,
        int height,
        int[] rgb,
        PhotoTruth truth,
        @Nullable String writing,
        boolean moving) {}
