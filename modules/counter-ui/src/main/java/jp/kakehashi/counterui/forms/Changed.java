package jp.kakehashi.counterui.forms;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormField.FilledBy;
import jp.kakehashi.vision.form.FormField.Kind;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// Forms and fields with one thing changed.
public final class Changed {
    private Changed() {}

    /// The form with other fields.
    public static PaperForm fields(PaperForm of, List<FormField> fields) {
        return new PaperForm(
                of.id(),
                of.edition(),
                of.title(),
                of.widthMm(),
                of.heightMm(),
                fields,
                of.attachments(),
                of.rules());
    }

    /// The form with another head.
    public static PaperForm head(PaperForm of, String id, String edition, String title) {
        return new PaperForm(
                id,
                edition,
                title,
                of.widthMm(),
                of.heightMm(),
                of.fields(),
                of.attachments(),
                of.rules());
    }

    /// The form with another field at a place.
    public static PaperForm field(PaperForm of, int at, FormField field) {
        List<FormField> fields = new ArrayList<>(of.fields());
        fields.set(at, field);
        return fields(of, fields);
    }

    /// The field elsewhere.
    public static FormField box(FormField f, MmBox box) {
        return new FormField(
                f.id(),
                f.kind(),
                box,
                f.label(),
                f.required(),
                f.group(),
                f.filledBy(),
                f.requiredWhen(),
                f.isPrivate());
    }

    /// The field under another id and label.
    public static FormField named(FormField f, String id, String label) {
        return new FormField(
                id,
                f.kind(),
                f.box(),
                label,
                f.required(),
                f.group(),
                f.filledBy(),
                f.requiredWhen(),
                f.isPrivate());
    }

    /// The field of another kind.
    public static FormField kind(FormField f, Kind kind) {
        return new FormField(
                f.id(),
                kind,
                f.box(),
                f.label(),
                f.required(),
                f.group(),
                f.filledBy(),
                f.requiredWhen(),
                f.isPrivate());
    }

    /// The field asked for otherwise.
    public static FormField asked(
            FormField f, boolean required, @Nullable String group, @Nullable String requiredWhen) {
        return new FormField(
                f.id(),
                f.kind(),
                f.box(),
                f.label(),
                required,
                group,
                f.filledBy(),
                requiredWhen,
                f.isPrivate());
    }

    /// The field for other people.
    public static FormField people(FormField f, FilledBy filledBy, boolean isPrivate) {
        return new FormField(
                f.id(),
                f.kind(),
                f.box(),
                f.label(),
                f.required(),
                f.group(),
                filledBy,
                f.requiredWhen(),
                isPrivate);
    }
}
