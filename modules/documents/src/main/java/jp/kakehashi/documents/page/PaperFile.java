package jp.kakehashi.documents.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import jp.kakehashi.documents.Mm;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.fonts.PrintFonts;
import jp.kakehashi.documents.text.Line;
import jp.kakehashi.kernel.Problem;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// A PDF being written, page after page: finished pages lie in a scratch file beside the target, so
/// that memory does not grow with them. The same calls give the same bytes. For one thread.
public final class PaperFile implements AutoCloseable {
    static final String LAST_PAGE = "LastPage";
    static final String LIGHT = "Light";

    private static final int MOST_PAGES = 200_000;
    private static final long SCRATCH_IN_MEMORY = 8L << 20;

    private final PrintFonts fonts;
    private final Path target;
    private final PDDocument document;
    private final PDResources resources = new PDResources();
    private final COSStream lastPage;
    private final Map<FontFace, EmbeddedFont> embedded = new EnumMap<>(FontFace.class);
    private final ReportGathering report = new ReportGathering();
    private @Nullable Sheet sheet;
    private @Nullable PDPage page;
    private int pages;

    /// A PDF without pages that will be `target`.
    public PaperFile(PrintFonts fonts, Path target) {
        this.fonts = fonts;
        this.target = target.toAbsolutePath();
        Path folder = this.target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Problem.invalid("problem.document.no_folder").asException();
        }
        this.document =
                new PDDocument(
                        MemoryUsageSetting.setupMixed(SCRATCH_IN_MEMORY)
                                .setTempDir(folder.toFile())
                                .streamCache);
        this.lastPage = document.getDocument().createCOSStream();
        COSDictionary light = new COSDictionary();
        light.setItem(COSName.TYPE, COSName.EXT_G_STATE);
        light.setItem(COSName.CA_NS, new COSFloat(0.12f));
        put("ExtGState", LIGHT, light);
        put("XObject", LAST_PAGE, lastPage);
    }

    /// The fonts it is written in.
    public PrintFonts fonts() {
        return fonts;
    }

    /// The next page, points; the one before is finished.
    public Sheet addSheet(double width, double height) {
        if (pages >= MOST_PAGES) {
            throw Problem.invalid("problem.document.too_many_pages", MOST_PAGES).asException();
        }
        finishSheet();
        PDPage next = new PDPage(new PDRectangle((float) width, (float) height));
        next.setResources(resources);
        document.addPage(next);
        pages++;
        page = next;
        Sheet begun = new Sheet(this, pages, width, height);
        sheet = begun;
        return begun;
    }

    /// The next page in this format.
    public Sheet addSheet(PageFormat format) {
        return addSheet(Mm.points(format.widthMm()), Mm.points(format.heightMm()));
    }

    /// Pages begun so far.
    public int pages() {
        return pages;
    }

    /// Keeps a picture for {@link Sheet#picture} under `name`.
    public void keep(String name, COSStream picture) {
        put("XObject", name, picture);
    }

    /// The document below, for pictures that come from other PDFs.
    public PDDocument document() {
        return document;
    }

    /// Notes that a value is not on the paper as it was written.
    public void report(PrintReport.Kind kind, int number, String where) {
        report.add(new PrintReport.Entry(kind, "", number, where));
    }

    void report(Glyph glyph, int number, String where) {
        PrintReport.Kind kind =
                glyph.kind() == Glyph.Kind.MISSING
                        ? PrintReport.Kind.MISSING
                        : PrintReport.Kind.OTHER_FORM;
        report.add(new PrintReport.Entry(kind, glyph.text(), number, where));
    }

    EmbeddedFont font(FontFace face) {
        EmbeddedFont font = embedded.get(face);
        if (font == null) {
            font = new EmbeddedFont(face, fonts.font(face));
            embedded.put(face, font);
            put("Font", font.name(), font.dictionary());
        }
        return font;
    }

    /// Writes the file; it appears whole or not at all.
    public PrintReport save(PaperInfo info) {
        try {
            finishSheet();
            writeLastPage();
            for (EmbeddedFont font : embedded.values()) {
                font.embed(document);
            }
            info.write(document, pages);
            Path part = target.resolveSibling(target.getFileName() + ".part");
            try {
                try (OutputStream out = Files.newOutputStream(part)) {
                    document.save(out);
                }
                move(part);
            } finally {
                Files.deleteIfExists(part);
            }
            return report.report(pages);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public void close() {
        try {
            document.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private void move(Path part) throws IOException {
        try {
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static RuntimeException unwritable(IOException e) {
        return new jp.kakehashi.kernel.ProblemException(
                Problem.unavailable("problem.document.cannot_write"), e);
    }

    private void finishSheet() {
        Sheet done = sheet;
        PDPage at = page;
        if (done == null || at == null) {
            return;
        }
        sheet = null;
        try {
            COSStream content = document.getDocument().createCOSStream();
            try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
                out.write(done.content());
            }
            at.getCOSObject().setItem(COSName.CONTENTS, content);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /// The number of pages as a picture of ten points' height that all pages share.
    private void writeLastPage() throws IOException {
        Line line = Line.of(fonts.shape(Integer.toString(pages), FontFace.FIGURES));
        Drawing drawing = new Drawing(0);
        drawing.raw("BT /" + font(FontFace.FIGURES).name() + " 10 Tf 0 0 Td <");
        line.glyphs().forEach(glyph -> drawing.hex(font(FontFace.FIGURES).number(glyph)));
        drawing.operator("> Tj ET");
        COSArray box = new COSArray();
        for (int edge : new int[] {0, -3, 60, 12}) {
            box.add(COSInteger.get(edge));
        }
        lastPage.setItem(COSName.TYPE, COSName.XOBJECT);
        lastPage.setItem(COSName.SUBTYPE, COSName.FORM);
        lastPage.setItem(COSName.BBOX, box);
        COSDictionary fontsOnly = new COSDictionary();
        fontsOnly.setItem(COSName.FONT, resources.getCOSObject().getItem(COSName.FONT));
        lastPage.setItem(COSName.RESOURCES, fontsOnly);
        try (OutputStream out = lastPage.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(drawing.bytes());
        }
    }

    private void put(String kind, String name, COSDictionary what) {
        COSName of = COSName.getPDFName(kind);
        COSDictionary all = resources.getCOSObject().getCOSDictionary(of);
        if (all == null) {
            all = new COSDictionary();
            resources.getCOSObject().setItem(of, all);
        }
        all.setItem(COSName.getPDFName(name), what);
    }
}
