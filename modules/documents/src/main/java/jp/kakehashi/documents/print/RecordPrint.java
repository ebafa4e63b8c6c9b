package jp.kakehashi.documents.print;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import jp.kakehashi.documents.PageFormat;
import jp.kakehashi.documents.PrintJob;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.ValueKind;
import jp.kakehashi.documents.page.PaperFile;
import jp.kakehashi.documents.page.PaperInfo;
import jp.kakehashi.kernel.RowLink;
import org.jspecify.annotations.Nullable;

/// A page, or as many as it takes, for each record: its sections as fields and values, with a code
/// that leads back to its row. Pages are numbered within their record. For one thread.
public final class RecordPrint {
    private final PrintJob job;

    /// A printer for one job.
    public RecordPrint(PrintJob job) {
        this.job = job;
    }

    /// A record.
    ///
    /// @param heading what it is, on its first page
    /// @param link where its code leads, or null for no code
    public record Page(String heading, @Nullable RowLink link, List<Section> sections) {
        /// Never changes.
        public Page {
            sections = List.copyOf(sections);
        }
    }

    /// Fields that belong together; `name` may be empty.
    public record Section(String name, List<Entry> entries) {
        /// Never changes.
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /// A field and its value in canonical text.
    public record Entry(String label, String value, ValueKind kind) {}

    /// Writes the PDF; it appears whole or not at all.
    ///
    /// @param total about how many records there are, 0 when unknown
    /// @throws jp.kakehashi.kernel.ProblemException as {@link LedgerPrint#write}
    public PrintReport write(
            Path file, String title, PageFormat format, Iterator<Page> records, long total) {
        try (PaperFile paper = new PaperFile(job.fonts(), file)) {
            RecordPages pages = new RecordPages(job, paper, title, format);
            long done = 0;
            while (records.hasNext()) {
                job.tell(done, total);
                done++;
                pages.add(records.next(), done);
            }
            if (done == 0) {
                pages.empty();
            }
            job.tell(done, total);
            return paper.save(new PaperInfo(title, job.printedBy(), job.at(), job.zone()));
        }
    }
}
