package jp.kakehashi.ledgerui.grid;

import jp.kakehashi.ledgerui.cells.CellText;
import jp.kakehashi.ledgerui.desk.LedgerDesk;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;

/// The head of a column and how wide it begins.
final class ColumnHeads {
    private final LedgerDesk desk;

    ColumnHeads(LedgerDesk desk) {
        this.desk = desk;
    }

    /// What stands over the column.
    String text(FieldDefinition field) {
        String label = field.label().in(desk.language());
        return field.shownAs() == FieldType.YEN && !CellText.endsInYen(label)
                ? desk.texts().get("ledger.grid.yenHead", label)
                : label;
    }

    /// Pixels at 100 % that show most values of its kind whole.
    double width(FieldDefinition field) {
        double least = 28 + 14.0 * text(field).codePointCount(0, text(field).length());
        if (desk.language().equals("en")) {
            least = 36 + 8.0 * text(field).length();
        }
        return Math.max(
                least,
                switch (field.type()) {
                    case AUTO_NUMBER -> 104;
                    case PERSON -> 116;
                    case TEXT -> 130;
                    case LONG_TEXT -> 240;
                    case DATE -> 156;
                    case TIME, CHECK -> 76;
                    case YEN, NUMBER -> 104;
                    case PHONE -> 144;
                    case CHOICE -> choiceWidth(field);
                    case STAFF -> 92;
                    case CALCULATED -> 116;
                    case LINK -> 172;
                    case ATTACHMENTS, CHOICES -> 144;
                    case ADDRESS -> 240;
                });
    }

    /// The longest choice with its sign, in whichever language.
    private static double choiceWidth(FieldDefinition field) {
        int longest =
                field.choices().stream()
                        .mapToInt(
                                c -> Math.max(2 * c.label().ja().length(), c.label().en().length()))
                        .max()
                        .orElse(0);
        return Math.clamp(56 + 7.2 * longest, 116, 220);
    }
}
