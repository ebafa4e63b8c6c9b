package jp.kakehashi.documents.page;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import jp.kakehashi.documents.fonts.FontFace;
import jp.kakehashi.documents.fonts.Glyph;
import jp.kakehashi.documents.fonts.TrueTypeFont;
import jp.kakehashi.kernel.Problem;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/// A face within one document: gives each glyph a number when it is first used and embeds only
/// those (ISO 32000-2, 9.7, Identity-H). A number stands for a glyph and its text, so that a kanji
/// with a selector is searched and copied with its selector.
final class EmbeddedFont {
    private static final int MOST = 0xFFF0;

    private final FontFace face;
    private final TrueTypeFont font;
    private final COSDictionary dictionary = new COSDictionary();
    private final Map<Glyph, Integer> numbers = new HashMap<>();
    private final List<Integer> glyphs = new ArrayList<>(List.of(0));
    private final List<Integer> advances = new ArrayList<>(List.of(1000));
    private final List<String> texts = new ArrayList<>(List.of(""));

    EmbeddedFont(FontFace face, TrueTypeFont font) {
        this.face = face;
        this.font = font;
    }

    String name() {
        return face.name();
    }

    COSDictionary dictionary() {
        return dictionary;
    }

    /// The number of `glyph` in the page's text.
    int number(Glyph glyph) {
        Integer known = numbers.get(glyph);
        if (known != null) {
            return known;
        }
        if (glyphs.size() >= MOST) {
            throw Problem.invalid("problem.document.too_many_characters", MOST).asException();
        }
        int number = glyphs.size();
        numbers.put(glyph, number);
        glyphs.add(glyph.id());
        advances.add(glyph.advance());
        texts.add(glyph.text());
        return number;
    }

    /// Completes the font once no page needs more of it.
    void embed(PDDocument document) throws IOException {
        byte[] file = font.subset(glyphs);
        COSName name = COSName.getPDFName(mark(file) + "+" + face.postScriptName());
        COSDictionary info = new COSDictionary();
        info.setItem("Registry", new COSString("Adobe"));
        info.setItem("Ordering", new COSString("Identity"));
        info.setInt("Supplement", 0);
        COSDictionary descendant = new COSDictionary();
        descendant.setItem(COSName.TYPE, COSName.FONT);
        descendant.setItem(COSName.SUBTYPE, COSName.CID_FONT_TYPE2);
        descendant.setItem(COSName.BASE_FONT, name);
        descendant.setItem(COSName.CIDSYSTEMINFO, info);
        descendant.setItem(COSName.FONT_DESC, descriptor(document, name, file));
        descendant.setInt(COSName.DW, 1000);
        descendant.setItem(COSName.W, widths());
        descendant.setItem(COSName.CID_TO_GID_MAP, COSName.IDENTITY);
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE0);
        dictionary.setItem(COSName.BASE_FONT, name);
        dictionary.setItem(COSName.ENCODING, COSName.IDENTITY_H);
        COSArray descendants = new COSArray();
        descendants.add(descendant);
        dictionary.setItem(COSName.DESCENDANT_FONTS, descendants);
        dictionary.setItem(
                COSName.TO_UNICODE,
                stream(document, toUnicode().getBytes(StandardCharsets.US_ASCII)));
    }

    private COSDictionary descriptor(PDDocument document, COSName name, byte[] file)
            throws IOException {
        COSDictionary descriptor = new COSDictionary();
        descriptor.setItem(COSName.TYPE, COSName.FONT_DESC);
        descriptor.setItem(COSName.FONT_NAME, name);
        descriptor.setInt(COSName.FLAGS, 4);
        COSArray box = new COSArray();
        font.box().forEach(edge -> box.add(COSInteger.get(edge)));
        descriptor.setItem(COSName.FONT_BBOX, box);
        descriptor.setInt(COSName.ITALIC_ANGLE, 0);
        descriptor.setInt(COSName.ASCENT, font.ascent());
        descriptor.setInt(COSName.DESCENT, font.descent());
        descriptor.setInt(COSName.CAP_HEIGHT, font.ascent());
        descriptor.setInt(COSName.STEM_V, face.bold() ? 140 : 80);
        COSStream embedded = stream(document, file);
        embedded.setInt(COSName.LENGTH1, file.length);
        descriptor.setItem(COSName.FONT_FILE2, embedded);
        return descriptor;
    }

    private COSArray widths() {
        COSArray list = new COSArray();
        advances.forEach(advance -> list.add(COSInteger.get(advance)));
        COSArray widths = new COSArray();
        widths.add(COSInteger.ZERO);
        widths.add(list);
        return widths;
    }

    private String toUnicode() {
        StringBuilder map =
                new StringBuilder(
                        """
                        /CIDInit /ProcSet findresource begin
                        12 dict begin
                        begincmap
                        /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
                        /CMapName /Adobe-Identity-UCS def
                        /CMapType 2 def
                        1 begincodespacerange
                        <0000> <FFFF>
                        endcodespacerange
                        """);
        // At most 100 mappings may stand in one block.
        for (int from = 1; from < texts.size(); from += 100) {
            int to = Math.min(texts.size(), from + 100);
            map.append(to - from).append(" beginbfchar\n");
            for (int i = from; i < to; i++) {
                map.append('<').append(HexFormat.of().withUpperCase().toHexDigits((short) i));
                map.append("> <").append(utf16(texts.get(i))).append(">\n");
            }
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String utf16(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /// Six letters that are the same for the same glyphs (ISO 32000-2, 9.9.2).
    private static String mark(byte[] file) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(file);
            StringBuilder mark = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                mark.append((char) ('A' + Math.floorMod(hash[i], 26)));
            }
            return mark.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static COSStream stream(PDDocument document, byte[] bytes) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(bytes);
        }
        return stream;
    }
}
