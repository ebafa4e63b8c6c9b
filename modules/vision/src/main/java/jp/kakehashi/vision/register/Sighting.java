package jp.kakehashi.vision.register;

/// A piece of the template that was found in a picture.
///
/// @param xMm the middle of the piece on the template
/// @param xPx where that middle is seen
/// @param wxx how sure that is along the template's x, in 1/mm²; a piece of a ruled line knows
///     nothing about its own direction
/// @param wxy the same for both at once
/// @param likeness of the piece with what is seen there, -1 to 1
record Sighting(
        double xMm,
        double yMm,
        double xPx,
        double yPx,
        double wxx,
        double wxy,
        double wyy,
        double likeness) {}
