package jp.kakehashi.server.ledgers;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FiscalYear;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.YearRule;

/// How a row stands to fiscal years: which numbers it gets, and what it becomes in the next year.
final class RowYears {
    static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private RowYears() {}

    /// The day in Japan.
    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, JAPAN);
    }

    /// A moment of the fiscal year whose numbers a new row gets: the row's own, where its ledger
    /// has years and it says one, also when it is entered in the accounts closing period.
    static Instant numberedAt(LedgerDefinition definition, Change change, Instant now) {
        YearRule rule = definition.year();
        if (rule == null) {
            return now;
        }
        Map<FieldId, String> cells = new HashMap<>();
        for (Edit edit : change.edits()) {
            String value = edit.value();
            if (value != null) {
                cells.put(edit.field(), value);
            }
        }
        return rule.of(cells).map(RowYears::within).orElse(now);
    }

    static Instant within(FiscalYear year) {
        return year.firstDay().atStartOfDay(JAPAN).toInstant();
    }

    /// Whether a carried row begins with what stood in `field`. What has to be the only one stays
    /// with the old row, as do files and individual numbers, which belong to one row for ever.
    static boolean copied(FieldDefinition field) {
        return field.type().byHand()
                && !field.individualNumber()
                && !field.retired()
                && !field.checks().unique()
                && field.type() != FieldType.ATTACHMENTS;
    }

    /// The fields that a carried row begins without, as far as they are in use.
    static List<FieldId> emptied(LedgerDefinition definition) {
        return definition.fields().stream()
                .filter(f -> !f.retired() && !copied(f))
                .filter(f -> f.type().byHand() || f.individualNumber())
                .map(FieldDefinition::id)
                .toList();
    }
}
