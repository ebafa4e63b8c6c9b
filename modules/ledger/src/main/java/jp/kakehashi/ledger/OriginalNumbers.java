package jp.kakehashi.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.IndividualNumber;
import jp.kakehashi.sheets.OutsideWorkbooks;
import jp.kakehashi.sheets.SheetTable;

/// Whether a file that was taken in seems to hold individual numbers anywhere, also in sheets,
/// notes and columns that were not taken. What cannot be looked through counts as one that does.
final class OriginalNumbers {
    private static final long MOST_BYTES = 64L << 20;
    private static final int PART = 1 << 20;
    // Longer than a number with all that may stand between its digits.
    private static final int OVERLAP = 200;

    private OriginalNumbers() {}

    static boolean in(Path file) {
        try {
            String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
            if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
                return inParts(file) || inTables(file);
            }
            if (Files.size(file) > MOST_BYTES) {
                return true;
            }
            byte[] bytes = Files.readAllBytes(file);
            return inText(new String(bytes, StandardCharsets.ISO_8859_1))
                    || inText(new String(bytes, StandardCharsets.UTF_16LE))
                    || inTables(file);
        } catch (IOException | ProblemException notLookedThrough) {
            return true;
        }
    }

    private static boolean inTables(Path file) {
        List<SheetTable> tables = new OutsideWorkbooks().read(file);
        return tables.stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(List::stream)
                .anyMatch(cell -> cell != null && IndividualNumber.in(cell));
    }

    private static boolean inParts(Path file) throws IOException {
        long left = MOST_BYTES;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(".xml")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        byte[] bytes = in.readNBytes((int) Math.min(left + 1, Integer.MAX_VALUE));
                        left -= bytes.length;
                        if (left < 0 || inText(new String(bytes, StandardCharsets.UTF_8))) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }

    private static boolean inText(String text) {
        for (int from = 0; from < text.length(); from += PART) {
            int to = Math.min(text.length(), from + PART + OVERLAP);
            if (IndividualNumber.in(text.substring(from, to))) {
                return true;
            }
        }
        return false;
    }
}
