package jp.kakehashi.practice.blanks;

import java.util.List;
import jp.kakehashi.vision.form.FormField.Kind;
import jp.kakehashi.vision.form.MmBox;

/// Something on a line of a cell.
sealed interface Part {
    double LETTERS = 8.5;

    /// Its width; 0 takes what is left of the line.
    double width(Pen pen);

    /// Draws it over the whole height of its line.
    void draw(Pen pen, MmBox at);

    /// Printed words.
    record Words(String text, double size, boolean bold) implements Part {
        @Override
        public double width(Pen pen) {
            return pen.width(text, size, bold);
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            pen.words(text, size, bold, at.x(), at.centreY());
        }
    }

    /// Free paper; of width 0 it pushes apart.
    record Gap(double mm) implements Part {
        @Override
        public double width(Pen pen) {
            return mm;
        }

        @Override
        public void draw(Pen pen, MmBox at) {}
    }

    /// Where words or figures are written.
    record Write(Ask ask, double mm) implements Part {
        @Override
        public double width(Pen pen) {
            return mm;
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            pen.field(ask, Kind.TEXT, null, at.grown(-Pen.INSET));
        }
    }

    /// A small box and its words; `group` may be empty.
    record Tick(Ask ask, String group, String words, double size) implements Part {
        private static final double BOX = 3.5;
        private static final double AROUND = 0.5;

        @Override
        public double width(Pen pen) {
            return 2 * AROUND + BOX + 0.7 + pen.width(words, size, false) + 2.6;
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            MmBox box = new MmBox(at.x() + AROUND, at.centreY() - BOX / 2, BOX, BOX);
            pen.page().frame(box.x(), box.y(), BOX, BOX, 0.2);
            pen.field(ask, Kind.CHECK, group.isEmpty() ? null : group, box.grown(AROUND));
            pen.words(words, size, false, box.right() + AROUND + 0.7, at.centreY());
        }
    }

    /// Words of which one is ringed.
    record Ring(Ask group, List<String> words, double size) implements Part {
        private static final double AROUND = 1.0;
        private static final double BETWEEN = 2.2;
        private static final double HEIGHT = 5.2;

        @Override
        public double width(Pen pen) {
            double all = (words.size() - 1) * BETWEEN;
            for (String word : words) {
                all += pen.width(word, size, false) + 2 * AROUND;
            }
            return all;
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            double x = at.x();
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                double w = pen.width(word, size, false) + 2 * AROUND;
                double h = Math.min(HEIGHT, at.h() - 0.4);
                pen.words(word, size, false, x + AROUND, at.centreY());
                MmBox box = new MmBox(x, at.centreY() - h / 2, w, h);
                pen.field(group.part(String.valueOf(i), word), Kind.CHOICE, group.id(), box);
                if (i < words.size() - 1) {
                    pen.centred("・", size, false, x + w + BETWEEN / 2, at.centreY());
                }
                x += w + BETWEEN;
            }
        }
    }

    /// A row of boxes, a figure in each, set off in fours or threes from the right. One that is
    /// asked for is a group: it is missing as a whole, when no figure stands in it.
    record Boxes(Ask ask, int count, int together, double mm, double height) implements Part {
        @Override
        public double width(Pen pen) {
            return count * mm;
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            double top = at.centreY() - height / 2;
            String group = ask.always() || ask.when() != null ? ask.id() : null;
            for (int i = 0; i < count; i++) {
                double x = at.x() + i * mm;
                if (i > 0) {
                    boolean set = (count - i) % together == 0;
                    pen.page().line(x, top, x, top + height, set ? 0.3 : 0.12);
                }
                String label = ask.label() + " " + (i + 1) + "桁目";
                MmBox box = new MmBox(x, top, mm, height).grown(-0.5);
                pen.field(ask.part("_" + (i + 1), label), Kind.TEXT, group, box);
            }
            pen.page().frame(at.x(), top, count * mm, height, 0.3);
        }
    }

    /// A place for a seal, with a grey ring and 印 in it.
    record Seal(Ask ask, double mm) implements Part {
        @Override
        public double width(Pen pen) {
            return mm;
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            double ring = mm - 4;
            pen.page().ink(0.55);
            pen.page().ring(at.centreX() - ring / 2, at.centreY() - ring / 2, ring, ring, 0.15);
            pen.centred("印", 9, false, at.centreX(), at.centreY());
            pen.page().ink(0);
            MmBox box = new MmBox(at.centreX() - mm / 2, at.centreY() - mm / 2, mm, mm);
            pen.field(ask, Kind.SEAL, null, box);
        }
    }

    /// A free place for a stamp.
    record Stamp(Ask ask) implements Part {
        @Override
        public double width(Pen pen) {
            return 0;
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            pen.field(ask, Kind.SEAL, null, at.grown(-Pen.INSET));
        }
    }

    /// Parts that stay together.
    record Run(List<Part> parts) implements Part {
        @Override
        public double width(Pen pen) {
            return parts.stream().mapToDouble(p -> p.width(pen)).sum();
        }

        @Override
        public void draw(Pen pen, MmBox at) {
            double x = at.x();
            for (Part part : parts) {
                double w = part.width(pen);
                part.draw(pen, new MmBox(x, at.y(), w, at.h()));
                x += w;
            }
        }
    }
}
