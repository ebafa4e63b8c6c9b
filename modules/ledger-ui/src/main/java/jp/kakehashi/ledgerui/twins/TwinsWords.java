package jp.kakehashi.ledgerui.twins;

import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.ledger.LedgerService.RowView;
import jp.kakehashi.ledger.LedgerTwins.Likely;
import jp.kakehashi.ledger.LedgerTwins.Reason;
import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.cells.RowTitle;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Controls;
import jp.kakehashi.ui.control.Tone;
import org.jspecify.annotations.Nullable;

/// Why two rows are likely of the same person, in words.
final class TwinsWords {
    private static final int CERTAIN = 85;
    private static final int LIKELY = 70;

    private final LedgerDesk desk;
    private @Nullable LedgerDefinition form;

    TwinsWords(LedgerDesk desk) {
        this.desk = desk;
    }

    void form(LedgerDefinition definition) {
        form = definition;
    }

    /// How the row is called.
    String title(RowView row) {
        LedgerDefinition definition = form;
        String title = definition == null ? "" : RowTitle.of(definition, row);
        return title.isEmpty() ? desk.texts().get("ledger.twins.unnamed") : title;
    }

    Chip chip(Controls controls, Likely pair) {
        int score = pair.score();
        Tone tone = score >= CERTAIN ? Tone.BAD : score >= LIKELY ? Tone.WARN : Tone.ACCENT;
        return controls.chip(tone, "ledger.twins.score", count(score));
    }

    String score(Likely pair) {
        return desk.texts().get("ledger.twins.score", count(pair.score()));
    }

    /// 氏名は字がちがうだけ、生年月日が同じ、住所がちがう.
    String why(Likely pair) {
        List<String> words = new ArrayList<>();
        for (Reason reason : pair.reasons()) {
            String label = label(reason.field());
            switch (reason.agreement()) {
                case SAME -> words.add(desk.texts().get("ledger.twins.why.same", label));
                case VARIANT -> words.add(desk.texts().get("ledger.twins.why.variant", label));
                case CLOSE -> words.add(desk.texts().get("ledger.twins.why.close", label));
                case DIFFERENT -> words.add(desk.texts().get("ledger.twins.why.different", label));
                case UNKNOWN -> {
                    // What one of them does not say is no reason.
                }
            }
        }
        return String.join(comma(), words);
    }

    String labels(List<FieldId> fields) {
        return String.join(comma(), fields.stream().map(this::label).toList());
    }

    private String comma() {
        return desk.texts().get("ledger.imports.comma");
    }

    private String label(FieldId field) {
        LedgerDefinition definition = form;
        return definition == null ? field.value() : desk.label(definition, field);
    }

    static String count(long number) {
        return CellText.grouped(Long.toString(number));
    }
}
