package jp.kakehashi.documents.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/// Copies what a page is drawn from into another document, without anything that acts: scripts,
/// actions, files, data outside the document. Loops in the source end, its depth does not matter,
/// its size is bounded. Streams are copied as they are, not unpacked.
final class CosCopy {
    private static final int MOST_OBJECTS = 300_000;
    private static final long MOST_BYTES = 64L << 20;

    /// Dictionaries whose keys are names somebody chose.
    private static final Set<String> CHOSEN_NAMES =
            Set.of(
                    "Font",
                    "XObject",
                    "ExtGState",
                    "ColorSpace",
                    "Pattern",
                    "Shading",
                    "Properties",
                    "CharProcs",
                    "Colorants");

    private static final Set<String> LEFT_OUT =
            Set.of(
                    "A",
                    "AA",
                    "OpenAction",
                    "JS",
                    "JavaScript",
                    "EmbeddedFile",
                    "EmbeddedFiles",
                    "EF",
                    "AF",
                    "RichMediaContent",
                    "RichMediaSettings",
                    "Movie",
                    "Sound",
                    "Ref",
                    "PieceInfo",
                    "Metadata",
                    "OPI",
                    "StructParent",
                    "StructParents",
                    "Parent",
                    "Annots",
                    "Dest",
                    "Dests",
                    "Names",
                    "AcroForm",
                    "XFA",
                    "Measure",
                    "PtData");
    private static final Set<String> OF_STREAMS = Set.of("F", "FFilter", "FDecodeParms", "Length");

    private final PDDocument target;
    private final IdentityHashMap<COSBase, COSBase> done = new IdentityHashMap<>();
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long bytes;

    private record Waiting(COSBase from, COSBase to, boolean names) {}

    CosCopy(PDDocument target) {
        this.target = target;
    }

    /// A copy of `source`, null for nothing.
    @Nullable COSBase copy(@Nullable COSBase source) throws IOException {
        COSBase copy = begin(source, false);
        while (!waiting.isEmpty()) {
            Waiting next = waiting.pop();
            switch (next.from()) {
                case COSArray array -> {
                    for (COSBase each : array) {
                        COSBase item = begin(each, false);
                        ((COSArray) next.to()).add(item == null ? COSNull.NULL : item);
                    }
                }
                case COSDictionary dictionary ->
                        entries(dictionary, (COSDictionary) next.to(), next.names());
                default -> throw new IllegalStateException("neither array nor dictionary");
            }
        }
        return copy;
    }

    private void entries(COSDictionary from, COSDictionary to, boolean names) throws IOException {
        boolean stream = from instanceof COSStream;
        for (COSName key : from.keySet()) {
            String name = key.getName();
            boolean left =
                    !names && (LEFT_OUT.contains(name) || (stream && OF_STREAMS.contains(name)));
            if (!left) {
                COSBase value = begin(from.getItem(key), CHOSEN_NAMES.contains(name));
                if (value != null) {
                    to.setItem(key, value);
                }
            }
        }
    }

    private @Nullable COSBase begin(@Nullable COSBase source, boolean names) throws IOException {
        COSBase from = source instanceof COSObject reference ? reference.getObject() : source;
        if (!(from instanceof COSDictionary) && !(from instanceof COSArray)) {
            return from instanceof COSNull ? null : from;
        }
        COSBase known = done.get(from);
        if (known != null) {
            return known;
        }
        if (from instanceof COSStream program
                && COSName.PS.equals(program.getCOSName(COSName.SUBTYPE))) {
            return null;
        }
        if (done.size() >= MOST_OBJECTS) {
            throw Problem.invalid("problem.document.blank_too_large").asException();
        }
        COSBase to =
                switch (from) {
                    case COSArray array -> new COSArray();
                    case COSStream stream -> stream(stream);
                    default -> new COSDictionary();
                };
        done.put(from, to);
        waiting.push(new Waiting(from, to, names));
        return to;
    }

    private COSStream stream(COSStream from) throws IOException {
        COSStream to = target.getDocument().createCOSStream();
        boolean outside = from.containsKey(COSName.F);
        try (OutputStream out = to.createRawOutputStream()) {
            if (!outside && from.hasData()) {
                try (InputStream in = from.createRawInputStream()) {
                    bytes += bounded(in, out, MOST_BYTES - bytes);
                }
            }
        }
        return to;
    }

    /// Copies a stream of at most `most` bytes; returns how many there were.
    static long bounded(InputStream in, OutputStream out, long most) throws IOException {
        byte[] part = new byte[1 << 14];
        long copied = 0;
        for (int n = in.read(part); n >= 0; n = in.read(part)) {
            copied += n;
            if (copied > most) {
                throw Problem.invalid("problem.document.blank_too_large").asException();
            }
            out.write(part, 0, n);
        }
        return copied;
    }
}
