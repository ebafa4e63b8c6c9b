package jp.kakehashi.vision.scan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import jp.kakehashi.vision.form.PaperForm;

/// A PDF of one page and one JPEG (ISO 32000-1). What it is of stands in its document information
/// and in its XMP: the form's id, the time, the SHA-256 of the JPEG. Same in, same bytes out.
final class ScanPdf {
    private static final String NAMESPACE = "urn:kakehashi:scan:1";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private ScanPdf() {}

    static byte[] of(byte[] jpeg, int width, int height, PaperForm form, Instant at) {
        byte[] digest = sha256(jpeg);
        String hex = HexFormat.of().formatHex(digest);
        String w = points(form.widthMm());
        String h = points(form.heightMm());
        Instant second = at.truncatedTo(ChronoUnit.SECONDS);
        ScanPdf pdf = new ScanPdf();
        pdf.write("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        pdf.object("<< /Type /Catalog /Pages 2 0 R /Metadata 6 0 R >>");
        pdf.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        pdf.object(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 "
                        + w
                        + " "
                        + h
                        + "] /Resources << /XObject << /Scan 4 0 R >> >> /Contents 5 0 R >>");
        pdf.stream(
                "/Type /XObject /Subtype /Image /Width "
                        + width
                        + " /Height "
                        + height
                        + " /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode",
                jpeg);
        pdf.stream("", latin(w + " 0 0 " + h + " 0 0 cm /Scan Do"));
        pdf.stream(
                "/Type /Metadata /Subtype /XML",
                xmp(form, second, hex).getBytes(StandardCharsets.UTF_8));
        pdf.object(
                "<< /Title "
                        + text(form.title())
                        + " /Producer (Kakehashi) /CreationDate (D:"
                        + DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT)
                                .withZone(ZoneOffset.UTC)
                                .format(second)
                        + "Z) /KakehashiForm "
                        + text(form.id())
                        + " /KakehashiImageSha256 ("
                        + hex
                        + ") >>");
        return pdf.end(hex.substring(0, 32));
    }

    private void object(String content) {
        places.add(out.size());
        write(places.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private void stream(String entries, byte[] content) {
        places.add(out.size());
        write(places.size() + " 0 obj\n<< " + entries + " /Length " + content.length + " >>\n");
        write("stream\n");
        out.writeBytes(content);
        write("\nendstream\nendobj\n");
    }

    private byte[] end(String id) {
        int table = out.size();
        write("xref\n0 " + (places.size() + 1) + "\n0000000000 65535 f \n");
        for (int place : places) {
            write(String.format(Locale.ROOT, "%010d 00000 n \n", place));
        }
        write("trailer\n<< /Size " + (places.size() + 1) + " /Root 1 0 R /Info 7 0 R");
        write(" /ID [<" + id + "> <" + id + ">] >>\nstartxref\n" + table + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(latin(text));
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String points(double mm) {
        return String.format(Locale.ROOT, "%.4f", mm * 72 / 25.4);
    }

    /// A text string as UTF-16 in hexadecimal digits, which needs no escapes.
    private static String text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_16BE);
        return "<FEFF" + HexFormat.of().withUpperCase().formatHex(bytes) + ">";
    }

    private static String xmp(PaperForm form, Instant at, String hex) {
        return """
               <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
               <x:xmpmeta xmlns:x="adobe:ns:meta/">
               <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
               <rdf:Description rdf:about=""
                 xmlns:dc="http://purl.org/dc/elements/1.1/"
                 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
                 xmlns:kakehashi="%s">
               <dc:format>application/pdf</dc:format>
               <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
               <xmp:CreateDate>%s</xmp:CreateDate>
               <pdf:Producer>Kakehashi</pdf:Producer>
               <kakehashi:form>%s</kakehashi:form>
               <kakehashi:imageSha256>%s</kakehashi:imageSha256>
               </rdf:Description>
               </rdf:RDF>
               </x:xmpmeta>
               <?xpacket end="r"?>
               """
                .formatted(NAMESPACE, escaped(form.title()), at, escaped(form.id()), hex);
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints()
                .forEach(
                        c -> {
                            switch (c) {
                                case '<' -> escaped.append("&lt;");
                                case '>' -> escaped.append("&gt;");
                                case '&' -> escaped.append("&amp;");
                                default -> escaped.appendCodePoint(sayable(c) ? c : ' ');
                            }
                        });
        return escaped.toString();
    }

    /// Whether XML 1.0 has a way to write it.
    private static boolean sayable(int c) {
        return c >= 0x20 && (c < 0xD800 || c > 0xDFFF) && c != 0xFFFE && c != 0xFFFF;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
