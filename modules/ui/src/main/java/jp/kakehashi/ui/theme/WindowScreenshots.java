package jp.kakehashi.ui.theme;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Writes what a window shows as a PNG, with or without a display. Popups are windows of their own
/// and not in the picture. On the screen's thread.
public final class WindowScreenshots {
    private final Path folder;

    /// Pictures go to `folder`, which is made when the first is written.
    public WindowScreenshots(Path folder) {
        this.folder = folder;
    }

    /// Writes `scene` to `<name>.png` and returns the file.
    public Path write(Scene scene, String name) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        WritableImage picture = scene.snapshot(null);
        int width = (int) picture.getWidth();
        int height = (int) picture.getHeight();
        PixelReader pixels = picture.getPixelReader();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                row[x] = pixels.getArgb(x, y);
            }
            image.setRGB(0, y, width, 1, row, 0, width);
        }
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(name + ".png");
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
