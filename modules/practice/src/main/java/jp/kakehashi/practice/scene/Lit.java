package jp.kakehashi.practice.scene;

/// The light on every dot of a picture, worked out every few dots.
final class Lit {
    private static final int STEP = 16;

    private final int columns;
    private final float[] node;

    Lit(Light light, int width, int height) {
        columns = width / STEP + 2;
        int rows = height / STEP + 2;
        node = new float[columns * rows];
        for (int j = 0; j < rows; j++) {
            for (int i = 0; i < columns; i++) {
                node[j * columns + i] =
                        (float) light.at(i * STEP / (double) width, j * STEP / (double) width);
            }
        }
    }

    float at(int x, int y) {
        int at = (y / STEP) * columns + x / STEP;
        float u = (x % STEP) / (float) STEP;
        float v = (y % STEP) / (float) STEP;
        float top = node[at] + u * (node[at + 1] - node[at]);
        float bottom = node[at + columns] + u * (node[at + columns + 1] - node[at + columns]);
        return top + v * (bottom - top);
    }
}
