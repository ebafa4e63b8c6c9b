package jp.kakehashi.ledgerui.paper;

import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import jp.kakehashi.documents.PrintReport;
import jp.kakehashi.documents.PrintReport.Entry;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.names.Wrapping;

/// What of the text is not on the paper as it was written, and whether all rows are on show.
final class ReportBox extends VBox {
    private static final int SHOWN = 4;

    private final Texts texts;

    ReportBox(Texts texts) {
        super(2);
        this.texts = texts;
        getStyleClass().add("paper-report");
        setMinHeight(USE_PREF_SIZE);
        gone();
    }

    private void gone() {
        setManaged(false);
        setVisible(false);
    }

    /// Adds that `names` stay empty.
    void tellEmpty(Set<String> names) {
        if (!names.isEmpty()) {
            say("ledger.paper.unreadable", String.join("、", names));
            setManaged(true);
            setVisible(true);
        }
    }

    /// Tells about paper of `rows` rows, which are all of them or only the first.
    void tell(PrintReport report, long rows, boolean all) {
        getChildren().clear();
        if (!all) {
            say("ledger.paper.firstRows", CellText.grouped(Long.toString(rows)));
        }
        List<Entry> entries = report.entries();
        long more = report.notListed() + Math.max(0, entries.size() - SHOWN);
        for (Entry entry : entries.subList(0, Math.min(SHOWN, entries.size()))) {
            say(
                    switch (entry.kind()) {
                        case MISSING -> "ledger.paper.missing";
                        case OTHER_FORM -> "ledger.paper.otherForm";
                        case CUT -> "ledger.paper.cut";
                        case NOT_SUMMED -> "ledger.paper.notSummed";
                    },
                    entry.page(),
                    entry.where(),
                    entry.codePoints());
        }
        if (more > 0) {
            say("ledger.paper.more", CellText.grouped(Long.toString(more)));
        }
        boolean words = !getChildren().isEmpty();
        setManaged(words);
        setVisible(words);
    }

    private void say(String key, Object... args) {
        Label line = new Label(texts.get(key, args));
        Wrapping.of(line);
        line.getStyleClass().add("t-s");
        line.setMinHeight(USE_PREF_SIZE);
        getChildren().add(line);
    }
}
