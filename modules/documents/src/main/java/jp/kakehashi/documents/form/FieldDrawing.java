package jp.kakehashi.documents.form;

import java.util.List;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.form.FormTemplate.Box;
import jp.kakehashi.documents.form.FormTemplate.Choice;
import jp.kakehashi.documents.form.FormTemplate.Field;
import jp.kakehashi.documents.form.FormTemplate.Look;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.QrSymbol;
import jp.kakehashi.documents.page.Sheet;
import jp.kakehashi.documents.text.Line;
import jp.kakehashi.documents.text.TextLayout;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.RowLink;
import org.jspecify.annotations.Nullable;

/// Draws the fields of a form. What does not fit is in the report; a number that does not fit its
/// boxes is not begun, because half of it would be another number.
final class FieldDrawing {
    private static final double LEADING = 1.25;
    private static final double STEP = 0.5;
    private static final int MOST_CHARACTERS = 5_000;

    private final PrintFonts fonts;
    private final PaperFile paper;

    FieldDrawing(PrintFonts fonts, PaperFile paper) {
        this.fonts = fonts;
        this.paper = paper;
    }

    void draw(Sheet sheet, Field field, String value, @Nullable RowLink link, String where) {
        switch (field.kind()) {
            case TEXT -> text(sheet, field, field.as().shown(value), where);
            case CHECK -> check(sheet, field, value, where);
            case CHOICE -> choice(sheet, field, value, where);
            case COMB -> comb(sheet, field, value, where);
            case CODE -> code(sheet, field, link);
        }
    }

    private static FontFace face(Field field) {
        if (field.as().whole() || field.kind() == FormTemplate.Kind.COMB) {
            return field.look().bold() ? FontFace.FIGURES_BOLD : FontFace.FIGURES;
        }
        return field.look().bold() ? FontFace.WORDS_BOLD : FontFace.WORDS;
    }

    private void cut(Sheet sheet, String where) {
        paper.report(PrintReport.Kind.CUT, sheet.number(), where);
    }

    private void text(Sheet sheet, Field field, String shown, String where) {
        if (shown.isEmpty()) {
            return;
        }
        boolean whole = shown.length() <= MOST_CHARACTERS;
        String value = whole ? shown : shown.substring(0, MOST_CHARACTERS);
        List<Glyph> glyphs = fonts.shape(value, face(field));
        Look look = field.look();
        double width = Mm.points(field.box().width());
        double height = Mm.points(field.box().height());
        List<Line> lines = List.of(Line.of(glyphs));
        double size =
                Math.min(look.size(), look.size() * width / lines.getFirst().points(look.size()));
        if (size < look.smallest() || value.indexOf('\n') >= 0) {
            size = look.size();
            lines = TextLayout.lines(glyphs, width * 1000 / size);
            while (lines.size() * size * LEADING > height + 0.01 && size > look.smallest()) {
                size = Math.max(look.smallest(), size - STEP);
                lines = TextLayout.lines(glyphs, width * 1000 / size);
            }
        }
        int fits = lines.size() == 1 ? 1 : Math.max(1, (int) (height / (size * LEADING) + 0.01));
        if (!whole || lines.size() > fits) {
            cut(sheet, where);
            lines = lines.subList(0, Math.min(fits, lines.size()));
        }
        lines(sheet, field, lines, size, where);
    }

    private static void lines(
            Sheet sheet, Field field, List<Line> lines, double size, String where) {
        Box box = field.box();
        double leading = size * LEADING;
        double free = Mm.points(box.height()) - lines.size() * leading;
        double top =
                Mm.points(box.y())
                        + switch (field.look().rise()) {
                            case TOP -> 0;
                            case MIDDLE -> free / 2;
                            case BOTTOM -> free;
                        };
        double baseline = top + leading / 2 + size * 0.36;
        for (Line line : lines) {
            double left = Mm.points(box.width()) - line.points(size);
            double x =
                    Mm.points(box.x())
                            + switch (field.look().align()) {
                                case LEFT -> 0;
                                case CENTER -> left / 2;
                                case RIGHT -> left;
                            };
            sheet.text(line, size, x, baseline, where);
            baseline += leading;
        }
    }

    private void check(Sheet sheet, Field field, String value, String where) {
        if (value.equals("true")) {
            Box box = field.box();
            double size = Mm.points(Math.min(box.width(), box.height())) * 0.95;
            Line tick = Line.of(fonts.shape("✓", FontFace.WORDS));
            double x = Mm.points(box.x() + box.width() / 2) - tick.points(size) / 2;
            double y = Mm.points(box.y() + box.height() / 2) + size * 0.36;
            sheet.text(tick, size, x, y, where);
        } else if (!value.isEmpty() && !value.equals("false")) {
            cut(sheet, where);
        }
    }

    private void choice(Sheet sheet, Field field, String value, String where) {
        boolean found = value.isEmpty();
        for (Choice choice : field.details().choices()) {
            if (choice.value().equals(value)) {
                Box box = choice.box();
                sheet.ellipse(
                        Mm.points(box.x()),
                        Mm.points(box.y()),
                        Mm.points(box.width()),
                        Mm.points(box.height()),
                        1.1);
                found = true;
            }
        }
        if (!found) {
            cut(sheet, where);
        }
    }

    private void comb(Sheet sheet, Field field, String value, String where) {
        List<Glyph> glyphs = fonts.shape(value, face(field));
        int boxes = field.details().digits();
        if (glyphs.size() > boxes) {
            cut(sheet, where);
            return;
        }
        Box box = field.box();
        double cell = Mm.points(box.width()) / boxes;
        double size = Math.min(field.look().size(), Math.min(Mm.points(box.height()), cell * 1.7));
        int from = field.as().right() ? boxes - glyphs.size() : 0;
        double y = Mm.points(box.y() + box.height() / 2) + size * 0.36;
        for (int i = 0; i < glyphs.size(); i++) {
            Line one = Line.of(glyphs.subList(i, i + 1));
            double x = Mm.points(box.x()) + cell * (from + i + 0.5) - one.points(size) / 2;
            sheet.text(one, size, x, y, where);
        }
    }

    private static void code(Sheet sheet, Field field, @Nullable RowLink link) {
        if (link == null) {
            return;
        }
        Box box = field.box();
        QrSymbol symbol = QrSymbol.of(link.text());
        double room = Math.min(box.width(), box.height());
        double edgeMm = room * symbol.size() / (symbol.size() + 2 * QrSymbol.QUIET_MODULES);
        if (edgeMm < QrSymbol.SMALLEST_MM) {
            throw Problem.invalid("problem.document.code_too_small", field.name()).asException();
        }
        double edge = Mm.points(edgeMm);
        double quiet = symbol.quiet(edge);
        sheet.code(symbol, Mm.points(box.x()) + quiet, Mm.points(box.y()) + quiet, edge);
    }
}
