package jp.kakehashi.sheets;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.jspecify.annotations.Nullable;

/// The parts of a workbook (ECMA-376 part 2) and how they point at each other. Unpacks no more than
/// the bounds allow, counted over all parts that are read.
final class XlsxPackage implements Closeable {
    private static final int MOST_ENTRIES = 10_000;
    private static final long RATIO_FROM_BYTES = 16L << 20;
    private static final long LARGE = 1L << 20;

    private final SheetBounds bounds;
    private final ZipFile zip;
    private final long packed;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final XMLInputFactory factory = XmlPart.factory();
    private final AtomicLong unpacked = new AtomicLong();

    /// @throws ProblemException `problem.sheet.truncated`, `.too_large`, `.zip_bomb`, `.macro`
    XlsxPackage(Path file, SheetBounds bounds) throws IOException {
        this.bounds = bounds;
        this.packed = Files.size(file);
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.truncated"), e);
        }
        try {
            list();
        } catch (ProblemException e) {
            zip.close();
            throw e;
        }
    }

    private void list() {
        if (zip.size() > MOST_ENTRIES) {
            throw Problem.refused("problem.sheet.too_large", zip.size()).asException();
        }
        long declared = 0;
        for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
            ZipEntry entry = all.nextElement();
            String name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/")) {
                throw Problem.refused("problem.sheet.macro").asException();
            }
            if (entries.put(name.replaceFirst("^/", ""), entry) != null) {
                // Which of the two is meant, programs disagree.
                throw CellBudget.damaged();
            }
            declared += Math.max(0, entry.getSize());
            bounded(declared);
        }
    }

    private void bounded(long bytes) {
        if (bytes > bounds.inflatedBytes()
                || (bytes > RATIO_FROM_BYTES && bytes / packed > bounds.ratio())) {
            throw Problem.refused("problem.sheet.zip_bomb", bytes).asException();
        }
    }

    boolean has(String part) {
        return entries.containsKey(part.toLowerCase(Locale.ROOT));
    }

    /// Whether any part lies in a folder.
    boolean hasFolder(String folder) {
        return entries.keySet().stream().anyMatch(n -> n.startsWith(folder));
    }

    /// What to do with a part.
    @FunctionalInterface
    interface Look {
        void at(XmlPart part) throws XMLStreamException, IOException;
    }

    /// Reads a part; nothing happens when it is missing.
    void read(String name, Look look) throws IOException, XMLStreamException {
        ZipEntry entry = entries.get(name.toLowerCase(Locale.ROOT));
        if (entry == null) {
            return;
        }
        InputStream unpacked = new Counting(zip.getInputStream(entry));
        try (InputStream in = isLarge(entry) ? new ReadAhead(unpacked) : unpacked;
                XmlPart part = new XmlPart(factory, in)) {
            look.at(part);
        }
    }

    private static boolean isLarge(ZipEntry entry) {
        return entry.getCompressedSize() > LARGE;
    }

    /// A relation of a part.
    record Relation(String type, String target) {}

    /// The relations of a part by their ids; of the package itself when `part` is empty. Types are
    /// the last word of their URI, targets names of parts.
    Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
        int slash = part.lastIndexOf('/');
        String folder = part.substring(0, slash + 1);
        Map<String, Relation> found = new LinkedHashMap<>();
        read(
                folder + "_rels/" + part.substring(slash + 1) + ".rels",
                xml -> {
                    for (String e = xml.nextStart(); e != null; e = xml.nextStart()) {
                        if (e.equals("Relationship")) {
                            relation(xml, folder, found);
                        }
                    }
                });
        return found;
    }

    private static void relation(XmlPart xml, String folder, Map<String, Relation> found) {
        String id = xml.attribute("Id");
        String type = xml.attribute("Type");
        String target = xml.attribute("Target");
        if (id == null || type == null || target == null) {
            throw CellBudget.damaged();
        }
        boolean outside = "External".equals(xml.attribute("TargetMode"));
        if (!outside) {
            String last = type.substring(type.lastIndexOf('/') + 1);
            found.put(id, new Relation(last, resolve(folder, target)));
        }
    }

    private static String resolve(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        String path = folder + target;
        while (path.contains("../")) {
            String shorter = path.replaceFirst("(?:^|[^/]+/)\\.\\./", "");
            if (shorter.equals(path)) {
                break;
            }
            path = shorter;
        }
        return path.replace("./", "");
    }

    /// The first relation of a type.
    static Optional<String> target(Map<String, Relation> relations, String type) {
        return relations.values().stream()
                .filter(r -> r.type().equals(type))
                .map(Relation::target)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// Refuses to give more bytes than the file may unpack to.
    private final class Counting extends FilterInputStream {
        Counting(@Nullable InputStream in) {
            super(in == null ? InputStream.nullInputStream() : in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            counted(b < 0 ? 0 : 1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int n = super.read(bytes, from, length);
            counted(n);
            return n;
        }

        private void counted(int bytes) {
            bounded(unpacked.addAndGet(Math.max(0, bytes)));
        }
    }
}
