package jp.kakehashi.documents.form;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jp.kakehashi.kernel.Problem;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Makes a picture (form XObject, ISO 32000-2, 8.10) of a page as one sees it: turned and cut as it
/// says, with the looks of its form fields and stamps, whose origin is the lower left corner of
/// what is seen.
final class PageForm {
    private static final int MOST_PARTS = 2_000;
    private static final long MOST_CONTENT = 32L << 20;
    private static final double LETTER_WIDTH = 612;
    private static final double LETTER_HEIGHT = 792;
    private static final double SHORTEST = 20;
    private static final double LONGEST = 14_400;
    private static final int HIDDEN = 2 | 32;

    private final PDDocument target;
    private final CosCopy copy;

    PageForm(PDDocument target) {
        this.target = target;
        this.copy = new CosCopy(target);
    }

    /// A page's picture and size, points.
    record Picture(COSStream form, double width, double height) {}

    Picture of(COSDictionary page) throws IOException {
        Rectangle2D seen = seen(page);
        int turn = Math.floorMod(page.getInt(COSName.ROTATE, 0), 360) / 90 * 90;
        boolean upright = turn % 180 == 0;
        double width = upright ? seen.getWidth() : seen.getHeight();
        double height = upright ? seen.getHeight() : seen.getWidth();
        COSDictionary pictures = new COSDictionary();
        StringBuilder content = new StringBuilder("q ");
        content.append(matrix(turned(seen, turn))).append(" cm\n");
        pictures.setItem(COSName.getPDFName("Page"), content(page, seen));
        content.append("/Page Do\n");
        int number = 0;
        for (COSDictionary annotation : BlankPages.annotations(page)) {
            COSStream look = look(annotation);
            AffineTransform place = look == null ? null : place(annotation, look);
            if (look != null && place != null && copy.copy(look) instanceof COSStream copied) {
                String name = "A" + number++;
                copied.setItem(COSName.TYPE, COSName.XOBJECT);
                copied.setItem(COSName.SUBTYPE, COSName.FORM);
                pictures.setItem(COSName.getPDFName(name), copied);
                content.append("q ").append(matrix(place)).append(" cm /" + name + " Do Q\n");
            }
        }
        COSDictionary resources = new COSDictionary();
        resources.setItem(COSName.XOBJECT, pictures);
        Rectangle2D box = new Rectangle2D.Double(0, 0, width, height);
        byte[] drawn = content.append("Q\n").toString().getBytes(StandardCharsets.US_ASCII);
        return new Picture(form(box, resources, drawn), width, height);
    }

    private COSStream content(COSDictionary page, Rectangle2D seen) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (COSStream part : parts(page.getDictionaryObject(COSName.CONTENTS))) {
            if (part.hasData() && !part.containsKey(COSName.F)) {
                try (InputStream in = part.createInputStream()) {
                    CosCopy.bounded(in, all, MOST_CONTENT - all.size());
                }
                all.write('\n');
            }
        }
        COSBase resources = copy.copy(page.getDictionaryObject(COSName.RESOURCES));
        COSDictionary own =
                resources instanceof COSDictionary dictionary ? dictionary : new COSDictionary();
        return form(seen, own, all.toByteArray());
    }

    private static List<COSStream> parts(@Nullable COSBase contents) {
        List<COSStream> parts = new ArrayList<>();
        if (contents instanceof COSStream stream) {
            parts.add(stream);
        } else if (contents instanceof COSArray array) {
            for (int i = 0; i < Math.min(array.size(), MOST_PARTS); i++) {
                if (array.getObject(i) instanceof COSStream stream) {
                    parts.add(stream);
                }
            }
        }
        return parts;
    }

    private COSStream form(Rectangle2D box, COSDictionary resources, byte[] content)
            throws IOException {
        COSStream form = target.getDocument().createCOSStream();
        form.setItem(COSName.TYPE, COSName.XOBJECT);
        form.setItem(COSName.SUBTYPE, COSName.FORM);
        COSArray edges = new COSArray();
        for (double edge :
                new double[] {box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()}) {
            edges.add(new COSFloat((float) edge));
        }
        form.setItem(COSName.BBOX, edges);
        form.setItem(COSName.RESOURCES, resources);
        try (OutputStream out = form.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content);
        }
        return form;
    }

    private static Rectangle2D seen(COSDictionary page) {
        Rectangle2D media = rectangle(page.getDictionaryObject(COSName.MEDIA_BOX));
        if (media == null) {
            media = new Rectangle2D.Double(0, 0, LETTER_WIDTH, LETTER_HEIGHT);
        }
        Rectangle2D crop = rectangle(page.getDictionaryObject(COSName.CROP_BOX));
        Rectangle2D seen = crop == null ? media : media.createIntersection(crop);
        if (seen.getWidth() <= 0 || seen.getHeight() <= 0) {
            seen = media;
        }
        boolean sane =
                seen.getWidth() >= SHORTEST
                        && seen.getHeight() >= SHORTEST
                        && seen.getWidth() <= LONGEST
                        && seen.getHeight() <= LONGEST;
        if (!sane) {
            throw Problem.invalid("problem.document.blank_page_size").asException();
        }
        return seen;
    }

    private static @Nullable Rectangle2D rectangle(@Nullable COSBase base) {
        if (!(base instanceof COSArray array) || array.size() < 4) {
            return null;
        }
        double[] edges = new double[4];
        for (int i = 0; i < 4; i++) {
            if (!(array.getObject(i) instanceof COSNumber number)
                    || !Float.isFinite(number.floatValue())) {
                return null;
            }
            edges[i] = number.floatValue();
        }
        Rectangle2D box = new Rectangle2D.Double();
        box.setFrameFromDiagonal(edges[0], edges[1], edges[2], edges[3]);
        return box;
    }

    private static AffineTransform turned(Rectangle2D seen, int turn) {
        return switch (turn) {
            case 90 -> new AffineTransform(0, -1, 1, 0, -seen.getMinY(), seen.getMaxX());
            case 180 -> new AffineTransform(-1, 0, 0, -1, seen.getMaxX(), seen.getMaxY());
            case 270 -> new AffineTransform(0, 1, -1, 0, seen.getMaxY(), -seen.getMinX());
            default -> AffineTransform.getTranslateInstance(-seen.getMinX(), -seen.getMinY());
        };
    }

    private static @Nullable COSStream look(COSDictionary annotation) {
        boolean popup = "Popup".equals(annotation.getNameAsString(COSName.SUBTYPE));
        COSDictionary looks = annotation.getCOSDictionary(COSName.AP);
        if (popup || looks == null || (annotation.getInt(COSName.F, 0) & HIDDEN) != 0) {
            return null;
        }
        COSBase normal = looks.getDictionaryObject(COSName.N);
        if (normal instanceof COSStream stream) {
            return stream;
        }
        COSName state = annotation.getCOSName(COSName.AS);
        return normal instanceof COSDictionary states
                        && state != null
                        && states.getDictionaryObject(state) instanceof COSStream stream
                ? stream
                : null;
    }

    /// Where a look belongs (ISO 32000-2, 12.5.5, algorithm 8).
    private static @Nullable AffineTransform place(COSDictionary annotation, COSStream look) {
        Rectangle2D target = rectangle(annotation.getDictionaryObject(COSName.RECT));
        Rectangle2D box = rectangle(look.getDictionaryObject(COSName.BBOX));
        if (target == null || box == null) {
            return null;
        }
        Rectangle2D from = own(look).createTransformedShape(box).getBounds2D();
        if (from.getWidth() <= 0 || from.getHeight() <= 0) {
            return null;
        }
        double x = target.getWidth() / from.getWidth();
        double y = target.getHeight() / from.getHeight();
        return new AffineTransform(
                x,
                0,
                0,
                y,
                target.getMinX() - from.getMinX() * x,
                target.getMinY() - from.getMinY() * y);
    }

    private static AffineTransform own(COSStream look) {
        COSArray matrix = look.getCOSArray(COSName.MATRIX);
        if (matrix == null || matrix.size() != 6) {
            return new AffineTransform();
        }
        float[] numbers = matrix.toFloatArray();
        for (float number : numbers) {
            if (!Float.isFinite(number)) {
                return new AffineTransform();
            }
        }
        return new AffineTransform(numbers);
    }

    private static String matrix(AffineTransform of) {
        double[] m = new double[6];
        of.getMatrix(m);
        return String.format(
                Locale.ROOT, "%.5f %.5f %.5f %.5f %.5f %.5f", m[0], m[1], m[2], m[3], m[4], m[5]);
    }
}
