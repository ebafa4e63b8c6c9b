package jp.kakehashi.practice.blanks;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.print.DrawnPage;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormField.FilledBy;
import jp.kakehashi.vision.form.FormField.Kind;
import jp.kakehashi.vision.form.MmBox;
import org.jspecify.annotations.Nullable;

/// Draws a blank and notes each place where somebody writes, so that the boxes agree with the
/// paper. Millimetres; letters in points.
final class Pen {
    /// How far a place to write in stays from the lines around it.
    static final double INSET = 0.7;

    static final double THIN = 0.15;
    static final double BOLD = 0.55;

    /// From the middle of a Japanese letter down to its baseline, of its size.
    private static final double DROP = 0.38 * 25.4 / 72;

    private final DrawnPage page;
    private final List<FormField> fields = new ArrayList<>();
    private boolean clerk;

    Pen(DrawnPage page) {
        this.page = page;
    }

    DrawnPage page() {
        return page;
    }

    List<FormField> fields() {
        return fields;
    }

    /// Whether what follows is filled in by the clerk.
    void clerk(boolean now) {
        clerk = now;
    }

    double width(String text, double size, boolean bold) {
        return page.width(text, bold ? FontFace.WORDS_BOLD : FontFace.WORDS, size);
    }

    /// Writes with the letters' middle at `middle`.
    void words(String text, double size, boolean bold, double x, double middle) {
        FontFace face = bold ? FontFace.WORDS_BOLD : FontFace.WORDS;
        page.text(text, face, size, x, middle + size * DROP);
    }

    void centred(String text, double size, boolean bold, double centre, double middle) {
        words(text, size, bold, centre - width(text, size, bold) / 2, middle);
    }

    /// Notes a place, tenths of a millimetre within the box given.
    void field(Ask ask, Kind kind, @Nullable String group, MmBox box) {
        double x = Math.ceil(box.x() * 10 - 1e-6);
        double y = Math.ceil(box.y() * 10 - 1e-6);
        double w = Math.floor(box.right() * 10 + 1e-6) - x;
        double h = Math.floor(box.bottom() * 10 + 1e-6) - y;
        fields.add(
                new FormField(
                        ask.id(),
                        kind,
                        new MmBox(x / 10, y / 10, w / 10, h / 10),
                        ask.label(),
                        ask.always(),
                        group,
                        clerk ? FilledBy.CLERK : FilledBy.RESIDENT,
                        ask.when(),
                        ask.secret()));
    }
}
