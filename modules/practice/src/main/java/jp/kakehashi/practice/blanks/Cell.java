package jp.kakehashi.practice.blanks;

import java.util.Arrays;
import java.util.List;
import jp.kakehashi.vision.form.MmBox;

/// A cell of a table; of width 0 it takes its share of what is left of the row.
record Cell(double width, Content content) {
    private static final double PAD = 1.5;

    /// The narrowest place that is worth writing in.
    private static final double LEAST = 8;

    /// What stands in a cell. Refuses to be drawn where it has no room.
    sealed interface Content {
        void draw(Pen pen, MmBox at);
    }

    /// Printed lines in the middle, on grey unless `gray` is 1.
    record Head(List<String> lines, double size, double gray) implements Content {
        @Override
        public void draw(Pen pen, MmBox at) {
            if (gray < 1) {
                pen.page().fill(at.x(), at.y(), at.w(), at.h(), gray);
            }
            double pitch = size * 0.44;
            double middle = at.centreY() - pitch * (lines.size() - 1) / 2;
            room(lines.toString(), lines.size() * pitch, at.h());
            for (String line : lines) {
                room(line, pen.width(line, size, false), at.w() - 0.8);
                pen.centred(line, size, false, at.centreX(), middle);
                middle += pitch;
            }
        }
    }

    /// Lines of parts, of the same height each.
    record Lines(List<List<Part>> lines) implements Content {
        @Override
        public void draw(Pen pen, MmBox at) {
            double h = at.h() / lines.size();
            for (int i = 0; i < lines.size(); i++) {
                line(pen, lines.get(i), new MmBox(at.x(), at.y() + i * h, at.w(), h));
            }
        }
    }

    /// A small title and a line below it.
    record Titled(String title, List<Part> parts) implements Content {
        private static final double SIZE = 6.5;
        private static final double HEIGHT = 3.4;

        @Override
        public void draw(Pen pen, MmBox at) {
            room(title, pen.width(title, SIZE, false), at.w() - 1);
            pen.words(title, SIZE, false, at.x() + 0.8, at.y() + HEIGHT / 2 + 0.2);
            line(pen, parts, new MmBox(at.x(), at.y() + HEIGHT, at.w(), at.h() - HEIGHT));
        }
    }

    /// Rows within the cell.
    record Inner(List<Row> rows) implements Content {
        @Override
        public void draw(Pen pen, MmBox at) {
            Row.draw(pen, rows, at);
        }
    }

    static Cell head(double width, String text) {
        return new Cell(width, new Head(text.lines().toList(), Part.LETTERS, 0.93));
    }

    /// A head in small letters.
    static Cell small(double width, String text) {
        return new Cell(width, new Head(text.lines().toList(), 7, 0.93));
    }

    /// A head on white.
    static Cell plain(double width, String text) {
        return new Cell(width, new Head(text.lines().toList(), 8, 1));
    }

    /// Letters below each other, for a cell beside several rows.
    static Cell upright(double width, String text) {
        List<String> letters = text.codePoints().mapToObj(Character::toString).toList();
        return new Cell(width, new Head(letters, Part.LETTERS, 0.93));
    }

    static Cell of(double width, Part... parts) {
        return new Cell(width, new Lines(List.of(List.of(parts))));
    }

    /// A cell that is written in as a whole.
    static Cell write(double width, Ask ask) {
        return of(width, Parts.write(ask));
    }

    static Cell lines(double width, List<List<Part>> lines) {
        return new Cell(width, new Lines(lines));
    }

    static Cell titled(double width, String title, Part... parts) {
        return new Cell(width, new Titled(title, List.of(parts)));
    }

    static Cell rows(double width, Row... rows) {
        return new Cell(width, new Inner(Arrays.asList(rows)));
    }

    static void line(Pen pen, List<Part> parts, MmBox at) {
        double fixed = parts.stream().mapToDouble(p -> p.width(pen)).sum();
        long open = parts.stream().filter(p -> p.width(pen) == 0).count();
        boolean alone = parts.size() == 1 && open == 1;
        double pad = alone ? 0 : PAD;
        double room = at.w() - 2 * pad - fixed;
        long written =
                parts.stream()
                        .filter(p -> p instanceof Part.Write(_, double mm) && mm == 0)
                        .count();
        room(parts.toString(), fixed + LEAST * written, at.w() - 2 * pad);
        double x = at.x() + pad;
        for (Part part : parts) {
            double w = part.width(pen) == 0 ? room / open : part.width(pen);
            part.draw(pen, new MmBox(x, at.y(), w, at.h()));
            x += w;
        }
    }

    private static void room(String what, double wanted, double has) {
        if (wanted > has + 1e-6) {
            throw new IllegalStateException("no room, " + wanted + " in " + has + ": " + what);
        }
    }
}
