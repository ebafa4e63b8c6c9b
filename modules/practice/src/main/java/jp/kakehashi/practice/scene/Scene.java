package jp.kakehashi.practice.scene;

import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.practice.sheet.BentSheet;
import jp.kakehashi.practice.writing.PagePicture;
import org.jspecify.annotations.Nullable;

/// A sheet on a desk under a camera. Draws what is seen and says where things are seen.
public final class Scene {
    private final Layout layout;
    private final BentSheet sheet;
    private final Print print;
    private final Setting setting;
    private final @Nullable Hand hand;
    private final float[] ground = new float[3];

    /// A scene without a hand.
    public Scene(Layout layout, BentSheet sheet, Print print, Setting setting) {
        this(layout, sheet, print, setting, null);
    }

    private Scene(
            Layout layout, BentSheet sheet, Print print, Setting setting, @Nullable Hand hand) {
        this.layout = layout;
        this.sheet = sheet;
        this.print = print;
        this.setting = setting;
        this.hand = hand;
    }

    /// The same with somebody's hand over the sheet.
    public Scene withHand(Dice dice) {
        return new Scene(layout, sheet, print, setting, Hand.over(this, dice));
    }

    /// The same with a hand that writes at a place of the template, in millimetres; it lies `away`
    /// millimetres to the lower right of it.
    public Scene writing(double x, double y, double away, Dice dice) {
        double[] seen = templateSeen(x, y);
        double far = away * layout.ppmm();
        Hand writing =
                Hand.writing(layout, new double[] {seen[0] + 0.4 * far, seen[1] + far}, dice);
        return new Scene(layout, sheet, print, setting, writing);
    }

    /// The number of the desk's kind.
    public int deskKind() {
        return setting.desk().kind();
    }

    /// Whether another white sheet lies below.
    public boolean sheetBelow() {
        return setting.paper().sheetBelow();
    }

    /// How the camera stands.
    public Layout layout() {
        return layout;
    }

    /// How the form was printed.
    public Print print() {
        return print;
    }

    /// Where a place of the paper (millimetres from its top left) is seen.
    public double[] paperSeen(double x, double y) {
        double[] place = new double[3];
        double[] dot = new double[2];
        sheet.place(x - print.widthMm() / 2, y - print.heightMm() / 2, place);
        layout.camera().see(place[0], place[1], place[2], dot);
        return dot;
    }

    /// Where a place of the template is seen.
    public double[] templateSeen(double x, double y) {
        return paperSeen(x * print.scale() + print.right(), y * print.scale() + print.down());
    }

    /// Whether something lies between the camera and a dot, or the dot is outside the picture.
    public boolean hidden(double column, double row) {
        return column < 0
                || row < 0
                || column > layout.width() - 1
                || row > layout.height() - 1
                || (hand != null && hand.covers(column, row));
    }

    /// What falls on the sensor: red, green and blue, 0 to 255, unblurred. No page: the desk alone.
    public float[][] draw(@Nullable PagePicture page) {
        int width = layout.width();
        int height = layout.height();
        float[][] rgb = new float[3][width * height];
        SheetView view = new SheetView(layout.camera(), sheet, width, height);
        Lit lit = new Lit(setting.light(), width, height);
        float[] look = new float[10];
        float[] dot = new float[3];
        double[] white = setting.light().white();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                view.look(x, y, look);
                double cover = page == null ? 0 : setting.paper().see(page, look, dot);
                if (cover > 0) {
                    double shade = setting.light().shade(look[8], look[9]) * cover;
                    for (int c = 0; c < 3; c++) {
                        dot[c] *= (float) shade;
                    }
                }
                if (cover < 1) {
                    below(look, dot, cover, page != null);
                }
                float falls = lit.at(x, y);
                int at = y * width + x;
                for (int c = 0; c < 3; c++) {
                    rgb[c][at] = Sensor.level(dot[c] * falls * white[c]);
                }
            }
        }
        if (hand != null) {
            hand.draw(rgb, lit, white);
        }
        return rgb;
    }

    private void below(float[] look, float[] dot, double cover, boolean withSheet) {
        setting.desk().at(look[6], look[7], ground);
        if (withSheet) {
            setting.paper().around(look, ground);
        }
        for (int c = 0; c < 3; c++) {
            dot[c] = (float) ((cover > 0 ? dot[c] : 0) + (1 - cover) * ground[c]);
        }
    }
}
