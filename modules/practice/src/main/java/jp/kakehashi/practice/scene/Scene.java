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
    private final Desk desk;
    private final Light light;
    private final Paper paper;
    private final @Nullable Hand hand;
    private final float[] ground = new float[3];

    /// A scene thrown with `dice`.
    ///
    /// @param withHand whether somebody's hand lies over the sheet
    public Scene(Layout layout, BentSheet sheet, Print print, boolean withHand, Dice dice) {
        this.layout = layout;
        this.sheet = sheet;
        this.print = print;
        this.desk = new Desk(dice.of("desk").below(Desk.KINDS.size()), dice.of("desk tile"));
        this.light = new Light(dice.of("light"));
        this.paper = new Paper(print, dice.of("paper"));
        this.hand = withHand ? Hand.over(this, dice.of("hand")) : null;
    }

    /// The number of the desk's kind.
    public int deskKind() {
        return desk.kind();
    }

    /// Whether another white sheet lies below.
    public boolean sheetBelow() {
        return paper.sheetBelow();
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
        Lit lit = new Lit(light, width, height);
        float[] look = new float[10];
        float[] dot = new float[3];
        double[] white = light.white();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                view.look(x, y, look);
                double cover = page == null ? 0 : paper.see(page, look, dot);
                if (cover > 0) {
                    double shade = light.shade(look[8], look[9]) * cover;
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
        desk.at(look[6], look[7], ground);
        if (withSheet) {
            paper.around(look, ground);
        }
        for (int c = 0; c < 3; c++) {
            dot[c] = (float) ((cover > 0 ? dot[c] : 0) + (1 - cover) * ground[c]);
        }
    }
}
