package jp.kakehashi.practice.scene;

import java.awt.image.BufferedImage;
import jp.kakehashi.practice.chance.Dice;

/// How a picture was taken.
///
/// @param blur out of focus, as a deviation in dots
/// @param motionX how far it moved meanwhile, in dots; 0 for most
/// @param sharpened how much the camera sharpens, 0 for not
/// @param noise at middle grey
/// @param quality of the JPEG, 60 to 90
public record Exposure(
        double blur, double motionX, double motionY, double sharpened, double noise, int quality) {

    /// Throws one for a picture of that width.
    public static Exposure of(Dice dice, int width) {
        double blur = dice.between(0.45, 1.1);
        if (dice.chance(0.2)) {
            blur = dice.between(1.1, 1.9);
        }
        double far = dice.chance(0.15) ? dice.between(1, 3.2) * width / 2400 : 0;
        double way = dice.between(0, Math.PI);
        return new Exposure(
                blur,
                far * Math.cos(way),
                far * Math.sin(way),
                dice.chance(0.3) ? dice.between(0.2, 0.8) : 0,
                dice.between(1, 5),
                60 + dice.below(31));
    }

    /// The JPEG of what falls on the sensor; uses `rgb` up.
    public byte[] jpeg(float[][] rgb, Layout layout, Dice dice) {
        return Sensor.jpeg(picture(rgb, layout, dice), quality);
    }

    /// What falls on the sensor as a picture, not compressed; uses `rgb` up.
    public BufferedImage picture(float[][] rgb, Layout layout, Dice dice) {
        Sensor sensor = new Sensor(layout.width(), layout.height());
        for (int c = 0; c < 3; c++) {
            if (motionX != 0 || motionY != 0) {
                rgb[c] = sensor.moved(rgb[c], motionX, motionY);
            }
            sensor.defocus(rgb[c], blur);
            if (sharpened > 0) {
                sensor.sharpen(rgb[c], sharpened);
            }
        }
        return sensor.expose(rgb, noise, dice);
    }
}
