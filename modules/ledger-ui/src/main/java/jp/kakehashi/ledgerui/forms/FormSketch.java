package jp.kakehashi.ledgerui.forms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Field;
import org.jspecify.annotations.Nullable;

/// The boxes on a form while somebody places them. Immutable.
///
/// @param selected the name of the box that keys act on
/// @param page the page on show, from 1
public record FormSketch(List<Field> boxes, @Nullable String selected, int page) {
    private static final double SMALLEST_MM = 2;

    /// Never changes.
    public FormSketch {
        boxes = List.copyOf(boxes);
    }

    /// What a box is placed within, in millimetres.
    public record Room(double width, double height) {
        Box within(Box box) {
            double wide = Math.clamp(box.width(), SMALLEST_MM, width);
            double high = Math.clamp(box.height(), SMALLEST_MM, height);
            return new Box(
                    tenths(Math.clamp(box.x(), 0, width - wide)),
                    tenths(Math.clamp(box.y(), 0, height - high)),
                    tenths(wide),
                    tenths(high));
        }

        private static double tenths(double mm) {
            return Math.round(mm * 100) / 100.0;
        }
    }

    /// The selected box.
    public Optional<Field> chosen() {
        return boxes.stream().filter(b -> b.name().equals(selected)).findFirst();
    }

    /// The boxes of the page on show.
    public List<Field> here() {
        return boxes.stream().filter(b -> b.page() == page).toList();
    }

    /// With another box selected, null for none.
    FormSketch select(@Nullable String name) {
        return new FormSketch(boxes, name, page);
    }

    FormSketch turn(int to) {
        return new FormSketch(boxes, null, to);
    }

    /// With one box more, which is selected.
    FormSketch plus(Field box) {
        List<Field> all = new ArrayList<>(boxes);
        all.add(box);
        return new FormSketch(all, box.name(), page);
    }

    /// Without the selected box.
    FormSketch minus() {
        return new FormSketch(
                boxes.stream().filter(b -> !b.name().equals(selected)).toList(), null, page);
    }

    /// With the selected box changed.
    FormSketch change(UnaryOperator<Field> change) {
        return new FormSketch(
                boxes.stream().map(b -> b.name().equals(selected) ? change.apply(b) : b).toList(),
                selected,
                page);
    }

    /// A name that no box has yet.
    String free(String wanted) {
        String name = wanted;
        for (int n = 2; named(name); n++) {
            name = wanted + " " + n;
        }
        return name;
    }

    private boolean named(String name) {
        return boxes.stream().anyMatch(b -> b.name().equals(name));
    }

    /// The box drawn last at a place of the page on show.
    Optional<Field> at(double x, double y) {
        return here().stream()
                .filter(
                        b ->
                                x >= b.box().x()
                                        && y >= b.box().y()
                                        && x <= b.box().x() + b.box().width()
                                        && y <= b.box().y() + b.box().height())
                .reduce((a, b) -> b);
    }
}
