package jp.kakehashi.counterui.forms;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;

/// Something about a field that is told at once.
///
/// @param what boxes over one another, a box outside the page
/// @param field its place in the form
/// @param other the place of the other one; the same where there is none
public record Remark(What what, int field, int other) {
    private static final double TOUCHING_MM = 0.3;

    /// What can be said.
    public enum What {
        /// Two boxes share ground.
        OVERLAP,
        /// A box leaves the page.
        OUTSIDE
    }

    /// What is to be said of a form, in the order of its fields.
    public static List<Remark> of(PaperForm form) {
        List<Remark> remarks = new ArrayList<>();
        List<FormField> fields = form.fields();
        for (int i = 0; i < fields.size(); i++) {
            MmBox box = fields.get(i).box();
            if (box.x() < 0
                    || box.y() < 0
                    || box.right() > form.widthMm()
                    || box.bottom() > form.heightMm()) {
                remarks.add(new Remark(What.OUTSIDE, i, i));
            }
            for (int j = 0; j < i; j++) {
                if (overlap(box, fields.get(j).box())) {
                    remarks.add(new Remark(What.OVERLAP, i, j));
                }
            }
        }
        return remarks;
    }

    private static boolean overlap(MmBox a, MmBox b) {
        double across = Math.min(a.right(), b.right()) - Math.max(a.x(), b.x());
        double down = Math.min(a.bottom(), b.bottom()) - Math.max(a.y(), b.y());
        return across > TOUCHING_MM && down > TOUCHING_MM;
    }
}
