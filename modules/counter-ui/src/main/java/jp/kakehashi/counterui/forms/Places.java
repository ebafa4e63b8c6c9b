package jp.kakehashi.counterui.forms;

import java.util.List;
import jp.kakehashi.vision.boxes.ProposedBox;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// Where fields may be and what new ones are called.
final class Places {
    private static final double LEAST_MM = 1;

    private Places() {}

    static FormField fresh(List<FormField> fields, FormField.Kind kind, MmBox box) {
        int number = fields.size() + 1;
        while (taken(fields, "field_" + number, -1)) {
            number++;
        }
        String id = "field_" + number;
        return new FormField(
                id, kind, box, id, false, null, FormField.FilledBy.RESIDENT, null, false);
    }

    static boolean taken(List<FormField> fields, String id, int besides) {
        for (int i = 0; i < fields.size(); i++) {
            if (i != besides && fields.get(i).id().equals(id)) {
                return true;
            }
        }
        return false;
    }

    static MmBox within(PaperForm form, MmBox box) {
        double w = Math.clamp(tenths(box.w()), LEAST_MM, form.widthMm());
        double h = Math.clamp(tenths(box.h()), LEAST_MM, form.heightMm());
        return new MmBox(
                Math.clamp(tenths(box.x()), 0, tenths(form.widthMm() - w)),
                Math.clamp(tenths(box.y()), 0, tenths(form.heightMm() - h)),
                w,
                h);
    }

    private static double tenths(double mm) {
        return Math.round(mm * 10) / 10.0;
    }

    static boolean isNew(@Nullable PaperForm now, ProposedBox proposed) {
        return now != null
                && now.fields().stream()
                        .noneMatch(
                                f ->
                                        proposed.box()
                                                        .contains(
                                                                f.box().centreX(),
                                                                f.box().centreY())
                                                || f.box()
                                                        .contains(
                                                                proposed.box().centreX(),
                                                                proposed.box().centreY()));
    }
}
