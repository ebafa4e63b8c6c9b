package jp.kakehashi.documents.page;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.documents.PrintReport;

/// Gathers what is not on the paper as written; the first 1,000 are kept, of the others the number.
final class ReportGathering {
    private static final int MOST_ENTRIES = 1000;

    private final List<PrintReport.Entry> entries = new ArrayList<>();
    private long notListed;

    void add(PrintReport.Entry entry) {
        if (entries.size() < MOST_ENTRIES) {
            entries.add(entry);
        } else {
            notListed++;
        }
    }

    PrintReport report(int pages) {
        return new PrintReport(pages, entries, notListed);
    }
}
