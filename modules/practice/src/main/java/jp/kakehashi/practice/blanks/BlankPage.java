package jp.kakehashi.practice.blanks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.print.DrawnPage;
import jp.kakehashi.vision.form.FormAttachment;
import jp.kakehashi.vision.form.FormRule;
import jp.kakehashi.vision.form.MmBox;
import jp.kakehashi.vision.form.PaperForm;
import org.jspecify.annotations.Nullable;

/// A blank of A4 being drawn: what stands around its tables, and what becomes of it.
final class BlankPage implements AutoCloseable {
    static final double LEFT = 15;
    static final double WIDTH = 180;
    static final double RIGHT = LEFT + WIDTH;
    private static final double PAPER_WIDTH = 210;
    private static final double PAPER_HEIGHT = 297;
    private static final double CODE = 25;
    private static final double FOOT = 287;

    private final Blank blank;
    private final DrawnPage page;
    private final Pen pen;
    private final List<FormAttachment> attachments = new ArrayList<>();
    private final List<FormRule> rules = new ArrayList<>();
    private double y;

    BlankPage(Blank blank, PrintFonts fonts, Path pdf) {
        this.blank = blank;
        this.page = new DrawnPage(fonts, pdf, PAPER_WIDTH, PAPER_HEIGHT);
        this.pen = new Pen(page);
    }

    /// The form's number, and its title around `middle`.
    void head(String number, double middle, double baseline, double size) {
        pen.words(number, 8, false, LEFT, 13);
        double half = page.width(blank.title(), FontFace.NAMES, size) / 2;
        page.text(blank.title(), FontFace.NAMES, size, middle - half, baseline);
    }

    /// The code that names the form.
    void code(double x, double y) {
        page.code(blank.code(), x, y, CODE);
    }

    void words(String text, double size, double x, double middle) {
        pen.words(text, size, false, x, middle);
    }

    /// Where the next thing begins, from the top.
    double y() {
        return y;
    }

    /// The next thing begins there.
    void at(double from) {
        y = from;
    }

    void space(double mm) {
        y += mm;
    }

    /// The heading of a table.
    void section(String text) {
        y += 2.6;
        pen.words(text, 9.5, true, LEFT, y + 2);
        y += 4.8;
    }

    /// A line of parts over the whole width.
    void line(double h, Part... parts) {
        line(LEFT, y, WIDTH, h, parts);
        y += h;
    }

    /// A line of parts anywhere.
    void line(double x, double top, double w, double h, Part... parts) {
        Cell.line(pen, List.of(parts), new MmBox(x, top, w, h));
    }

    /// Rows within a frame over the whole width.
    void table(double frame, Row... rows) {
        y = table(LEFT, y, WIDTH, frame, rows);
    }

    /// Rows within a frame anywhere; returns where they end.
    double table(double x, double top, double w, double frame, Row... rows) {
        MmBox at = new MmBox(x, top, w, Row.height(Arrays.asList(rows)));
        Row.draw(pen, Arrays.asList(rows), at);
        page.frame(x, top, w, at.h(), frame);
        return at.bottom();
    }

    /// Rows that only the clerk fills in, within a thin frame and under a title.
    void clerks(String title, Row... rows) {
        pen.words(title, 7.5, false, LEFT, y + 2.4);
        y += 4.6;
        pen.clerk(true);
        table(0.25, rows);
        pen.clerk(false);
    }

    /// Small lines below each other.
    void notes(String... lines) {
        double size = 7;
        y += 1.2;
        for (String line : lines) {
            if (pen.width(line, size, false) > WIDTH) {
                throw new IllegalStateException("no room: " + line);
            }
            pen.words(line, size, false, LEFT, y + 1.9);
            y += 3.8;
        }
    }

    /// When the form was last changed, its id and edition, small, at the foot.
    void foot(String changed) {
        if (y > FOOT - 3) {
            throw new IllegalStateException("no room at the foot: " + y);
        }
        pen.words(changed, 6.5, false, LEFT, FOOT);
        String says = blank.id() + "　" + blank.edition();
        double width = pen.width(says, 6.5, false);
        page.ink(0.4);
        pen.words(says, 6.5, false, RIGHT - width, FOOT);
        page.ink(0);
    }

    void attachment(String id, String label, @Nullable String when) {
        attachments.add(new FormAttachment(id, label, when));
    }

    void rule(String id, String when, String says) {
        rules.add(new FormRule(id, when, says, false));
    }

    /// A rule over figures that were read.
    void hint(String id, String when, String says) {
        rules.add(new FormRule(id, when, says, true));
    }

    /// Writes the PDF and gives the form that belongs to it.
    PaperForm finish() {
        page.save(blank.title(), "鶴岡市", Blank.MADE);
        return new PaperForm(
                blank.id(),
                blank.edition(),
                blank.title(),
                PAPER_WIDTH,
                PAPER_HEIGHT,
                pen.fields(),
                attachments,
                rules);
    }

    @Override
    public void close() {
        page.close();
    }
}
