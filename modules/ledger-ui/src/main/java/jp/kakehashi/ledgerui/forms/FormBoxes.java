package jp.kakehashi.ledgerui.forms;

import java.util.List;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.form.FormTemplate.Align;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Choice;
import jp.kakehashi.documents.form.FormTemplate.Details;
import jp.kakehashi.documents.form.FormTemplate.Field;
import jp.kakehashi.documents.form.FormTemplate.Kind;
import jp.kakehashi.documents.form.FormTemplate.Look;
import jp.kakehashi.documents.form.FormTemplate.Rise;
import jp.kakehashi.ledger.FormValues;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import org.jspecify.annotations.Nullable;

/// Makes and changes boxes of forms. Pure.
final class FormBoxes {
    private FormBoxes() {}

    /// How a value of a box is put on the paper.
    enum Way {
        /// In words.
        WORDS,
        /// One character in each printed square.
        SQUARES,
        /// ✓ at one choice, or where a tick is set.
        TICK,
        /// A circle around the printed word of one choice.
        CIRCLE
    }

    /// A box for `field`, or for the code that leads back to the row where that is null.
    static Field make(@Nullable FieldDefinition field, String name, int page, Box box) {
        if (field == null) {
            return new Field(name, page, box, Kind.CODE, ValueKind.TEXT, Look.USUAL, Details.NONE);
        }
        boolean tick = field.shownAs() == FieldType.CHECK;
        ValueKind as = FormValues.usual(field);
        Look usual = Look.USUAL;
        Look look =
                new Look(
                        usual.size(),
                        usual.smallest(),
                        as.right() ? Align.RIGHT : Align.LEFT,
                        as == ValueKind.LONG_TEXT ? Rise.TOP : Rise.MIDDLE,
                        false);
        return new Field(
                name,
                page,
                box,
                tick ? Kind.CHECK : Kind.TEXT,
                as,
                look,
                Details.of(field.id().value()));
    }

    static Way way(Field box) {
        return switch (box.kind()) {
            case TEXT, CODE -> Way.WORDS;
            case COMB -> Way.SQUARES;
            case CHECK -> Way.TICK;
            case CHOICE -> Way.CIRCLE;
        };
    }

    /// The ways that make sense for values of `field`.
    static List<Way> ways(FieldDefinition field) {
        return switch (field.shownAs()) {
            case CHOICE, CHOICES -> List.of(Way.WORDS, Way.TICK, Way.CIRCLE);
            case CHECK -> List.of(Way.TICK);
            case NUMBER, YEN, PHONE, AUTO_NUMBER, TEXT -> List.of(Way.WORDS, Way.SQUARES);
            default -> List.of(Way.WORDS);
        };
    }

    /// How days may be written.
    static List<ValueKind> days() {
        return List.of(
                ValueKind.DATE_LONG,
                ValueKind.DATE,
                ValueKind.DATE_WESTERN,
                ValueKind.DATE_ERA,
                ValueKind.DATE_YEAR,
                ValueKind.DATE_MONTH,
                ValueKind.DATE_DAY);
    }

    /// `box` written another way; a choice begins with its first value.
    static Field in(Field box, Way way, FieldDefinition field) {
        String from = box.details().from();
        String first = field.choices().isEmpty() ? null : field.choices().getFirst().code();
        return switch (way) {
            case WORDS -> with(box, Kind.TEXT, new Details(0, List.of(), null, from));
            case SQUARES -> with(box, Kind.COMB, new Details(7, List.of(), null, from));
            case TICK -> with(box, Kind.CHECK, new Details(0, List.of(), first, from));
            case CIRCLE -> with(box, Kind.CHOICE, circled(box, first == null ? "" : first));
        };
    }

    /// Marked at another choice.
    static Field at(Field box, String code) {
        if (box.kind() == Kind.CHOICE) {
            return with(box, box.kind(), circled(box, code));
        }
        return with(box, box.kind(), new Details(0, List.of(), code, box.details().from()));
    }

    private static Details circled(Field box, String code) {
        return new Details(0, List.of(new Choice(code, box.box())), code, box.details().from());
    }

    static Field digits(Field box, int digits) {
        return with(box, box.kind(), new Details(digits, List.of(), null, box.details().from()));
    }

    private static Field with(Field box, Kind kind, Details details) {
        return new Field(box.name(), box.page(), box.box(), kind, box.as(), box.look(), details);
    }

    /// In another place; the circle goes with it.
    static Field moved(Field box, Box to) {
        Details details = box.details();
        List<Choice> choices =
                details.choices().stream().map(c -> new Choice(c.value(), to)).toList();
        return new Field(
                box.name(),
                box.page(),
                to,
                box.kind(),
                box.as(),
                box.look(),
                new Details(details.digits(), choices, details.when(), details.from()));
    }

    static Field looking(Field box, Look look) {
        return new Field(
                box.name(), box.page(), box.box(), box.kind(), box.as(), look, box.details());
    }

    static Field as(Field box, ValueKind as) {
        return new Field(
                box.name(), box.page(), box.box(), box.kind(), as, box.look(), box.details());
    }
}
