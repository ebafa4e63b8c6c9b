package jp.kakehashi.practice.writing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import jp.kakehashi.practice.chance.Dice;
import jp.kakehashi.vision.form.FormField;
import jp.kakehashi.vision.form.FormField.Kind;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;

/// Fills in a form as somebody would: nearly all of it, half, or little.
public final class FormWriter {
    private final PaperForm form;
    private final Dice dice;
    private final Pen pen;
    private final double share;
    private final Handwriting hand;
    private final Marks marks;
    private final Seals seals;
    private final Words words;

    /// Writes on `page`, a print of `form`.
    public FormWriter(PaperForm form, PageRaster page, Letters letters, Dice dice) {
        this.form = form;
        this.dice = dice.of("filling");
        this.pen = Pen.of(this.dice.one(List.of(PenKind.values())), dice.of("pen"));
        this.share = share(this.dice);
        this.hand = new Handwriting(letters, page, dice.of("hand"));
        this.marks = new Marks(hand, dice.of("marks"));
        this.seals = new Seals(letters, page, dice.of("seals"));
        this.words = new Words(dice.of("words"));
    }

    private static double share(Dice dice) {
        int throwing = dice.below(100);
        return throwing < 45 ? 0.93 : throwing < 80 ? 0.55 : throwing < 96 ? 0.2 : 0;
    }

    /// The pen that most of the page is written with.
    public Pen pen() {
        return pen;
    }

    /// Fills the form in and says what was done, field by field.
    public Map<String, Filled> write() {
        return write(field -> {});
    }

    /// The same; `after` is told of each field when it has been dealt with.
    public Map<String, Filled> write(Consumer<FormField> after) {
        Map<String, String> chosen = chosen();
        Map<String, Filled> done = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            String group = field.group();
            boolean fills =
                    group == null
                            ? dice.chance(share(field))
                            : field.id().equals(chosen.get(group)) || dice.chance(share * 0.02);
            Pen with = dice.chance(0.03) ? another() : pen;
            done.put(field.id(), fills ? fill(field, with) : left(field, with));
            after.accept(field);
        }
        return done;
    }

    private double share(FormField field) {
        double often = field.kind() == Kind.CHECK ? 0.5 : 1;
        return share * often * (field.filledBy() == FormField.FilledBy.CLERK ? 0.3 : 1);
    }

    private Map<String, String> chosen() {
        Set<String> groups = new TreeSet<>();
        form.fields().stream().map(FormField::group).filter(g -> g != null).forEach(groups::add);
        Map<String, String> chosen = new HashMap<>();
        for (String group : groups) {
            List<FormField> of =
                    form.fields().stream().filter(f -> group.equals(f.group())).toList();
            if (dice.chance(share)) {
                chosen.put(group, dice.one(of).id());
            }
        }
        return chosen;
    }

    private Pen another() {
        return Pen.of(dice.one(List.of(PenKind.values())), dice.of(dice.below(1_000_000)));
    }

    private Filled fill(FormField field, Pen with) {
        String how =
                switch (field.kind()) {
                    case TEXT -> text(field, with);
                    case CHECK -> marks.tick(field.box(), with);
                    case CHOICE -> marks.ring(field.box(), with);
                    case SEAL -> seals.press(field.box());
                };
        return new Filled(true, how, with);
    }

    /// Left empty, which does not mean that nothing is there: pencil was rubbed out, or a finger
    /// was dirty.
    private Filled left(FormField field, Pen with) {
        if (field.kind() == Kind.TEXT && dice.chance(0.01)) {
            rubbed(field.box());
        }
        return new Filled(false, "", with);
    }

    private void rubbed(MmBox box) {
        Pen trace = new Pen(PenKind.PENCIL, dice.between(0.3, 0.6), 0x8C8C8C, 0.09, 0.9, 0.4);
        double size = Math.min(box.h() * 0.7, dice.between(3, 5.5));
        double wide = Math.min(box.w(), dice.between(5, 25));
        String text = words.of("", wide / size);
        double x = box.x() + dice.between(0, Math.max(0.1, box.w() - wide));
        hand.write(text, x, box.centreY() - size / 2, size, trace);
        Pen rubber = new Pen(PenKind.PENCIL, dice.between(2, 4), 0x9A9A9A, 0.035, 0.8, 0.2);
        hand.lines(
                List.of(
                        marks.bow(x, box.centreY(), x + wide * 0.7, box.centreY() - 1),
                        marks.bow(x + wide, box.centreY() - 1, x, box.centreY() + 1)),
                rubber);
    }

    private String text(FormField field, Pen with) {
        MmBox box = field.box();
        double most = Math.min(7, box.h() * dice.between(0.55, 0.95));
        double least = 2 + 1.6 * with.widthMm();
        double size = Math.max(least, Math.min(most, dice.between(2.5, 7)));
        boolean day = field.label().matches(".*[年月日]");
        boolean single = box.w() < (day ? 5 : 11) && box.w() < 1.8 * box.h();
        String text = single ? words.digit() : words.of(field.label(), box.w() / size);
        double wide = hand.width(text, size);
        double spill = dice.chance(0.06) ? 1.12 : 0.96;
        if (wide > box.w() * spill) {
            size = Math.max(2, size * box.w() * spill / wide);
            wide = hand.width(text, size);
        }
        double room = box.w() - wide;
        double x = box.x() + (single ? room / 2 + dice.around(0.4) : start(room));
        double y = box.centreY() - size / 2 + dice.around(0.09 * box.h());
        if (dice.chance(0.05)) {
            y += (dice.chance(0.5) ? 1 : -1) * dice.between(0.2, 0.36) * box.h();
        }
        if (!single && wide < 0.4 * box.w() && dice.chance(0.06)) {
            hand.write(words.of(field.label(), wide / size), x, y, size, with);
            marks.strike(new MmBox(x, y, wide, size), with);
            x += wide + 1;
        }
        hand.write(text, x, y, size, with);
        return text;
    }

    private double start(double room) {
        return dice.chance(0.75)
                ? Math.min(room, Math.abs(dice.around(2.5)) + 0.3)
                : room * dice.between(0, 1);
    }
}
