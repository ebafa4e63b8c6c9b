package jp.kakehashi.ledger;

import java.util.List;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AccessRule;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.FormulaInputs;
import jp.kakehashi.records.FormulaText;
import jp.kakehashi.records.FormulaText.Use;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerView.Condition;
import jp.kakehashi.wire.Json;
import org.jspecify.annotations.Nullable;

/// What of a ledger is published as open data: a recipe. Immutable.
///
/// @param title name of the data set
/// @param publisher who publishes it
/// @param licence under which it may be used
/// @param mark whether the CSV begins with the mark of UTF-8
/// @param reason why fields that may tell of persons are published; "" where there are none
public record OpenData(
        String title,
        String description,
        String publisher,
        String licence,
        boolean mark,
        Rows rows,
        List<Column> columns,
        String reason) {
    private static final int LONGEST = 400;
    private static final int MOST_COLUMNS = 300;
    private static final Json JSON = new Json();

    /// Never changes.
    public OpenData {
        columns = List.copyOf(columns);
    }

    /// Which rows.
    ///
    /// @param only an expression that is true of them; null for all
    public record Rows(List<Condition> conditions, @Nullable String only) {
        /// Every row.
        public static final Rows ALL = new Rows(List.of(), null);

        /// Never changes.
        public Rows {
            conditions = List.copyOf(conditions);
        }
    }

    /// A column.
    ///
    /// @param name in the first line of the CSV
    /// @param codes whether choices stand there by their codes instead of their names
    public record Column(FieldId field, String name, String description, boolean codes) {}

    /// Whether a field may be published.
    public enum Offer {
        /// Yes.
        OPEN,
        /// It may tell of persons: only with a reason.
        WITH_REASON,
        /// Not everybody who opens the ledger reads it, or it leads elsewhere.
        NEVER
    }

    /// Whether `field` may be published. Who asks makes no difference: what is kept from one who
    /// opens the ledger is kept from the world.
    public static Offer offer(LedgerDefinition ledger, FieldDefinition field) {
        boolean restricted =
                field.retired()
                        || field.individualNumber()
                        || !field.access().read().equals(AccessRule.EVERYONE)
                        || field.type() == FieldType.LINK
                        || field.type() == FieldType.ATTACHMENTS;
        if (restricted) {
            return Offer.NEVER;
        }
        if (field.formula() != null) {
            Offer worst = Offer.OPEN;
            for (FieldDefinition input : FormulaInputs.of(ledger, field)) {
                Offer each = offer(ledger, input);
                worst = each.compareTo(worst) > 0 ? each : worst;
            }
            return worst;
        }
        return switch (field.type()) {
            case PERSON, PHONE, ADDRESS, STAFF -> Offer.WITH_REASON;
            case TEXT, LONG_TEXT -> ledger.personal() ? Offer.WITH_REASON : Offer.OPEN;
            default -> Offer.OPEN;
        };
    }

    /// Makes sure that it may be published as the ledger is now.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.open_data.field`, `.reason`, `.names`,
    ///     `.columns`
    public void check(LedgerDefinition ledger) {
        if (columns.isEmpty() || columns.size() > MOST_COLUMNS) {
            throw Problem.invalid("problem.open_data.columns", MOST_COLUMNS).asException();
        }
        long names = columns.stream().map(Column::name).distinct().count();
        boolean named =
                columns.stream().noneMatch(c -> c.name().isBlank() || c.name().length() > LONGEST);
        if (names != columns.size() || !named || title.isBlank() || title.length() > LONGEST) {
            throw Problem.invalid("problem.open_data.names").asException();
        }
        for (Column column : columns) {
            need(ledger, column.field(), true);
        }
        // What rows are chosen by tells of them as well.
        rows.conditions().forEach(c -> need(ledger, c.field(), false));
        String only = rows.only();
        if (only != null) {
            FormulaText text =
                    new FormulaText(ledger, field -> offer(ledger, field) != Offer.NEVER);
            text.fault(only, Use.CONDITION)
                    .ifPresent(
                            fault -> {
                                throw Problem.invalid("problem.formula", fault.from() + 1)
                                        .asException();
                            });
        }
    }

    private void need(LedgerDefinition ledger, FieldId id, boolean shown) {
        FieldDefinition field = ledger.field(id).orElse(null);
        Offer offer = field == null ? Offer.NEVER : offer(ledger, field);
        if (offer == Offer.NEVER) {
            String name = field == null ? id.value() : field.label().ja();
            throw Problem.refused("problem.open_data.field", name).asException();
        }
        if (offer == Offer.WITH_REASON && shown && reason.isBlank()) {
            throw Problem.refused("problem.open_data.reason").asException();
        }
    }

    /// As it is kept.
    public String text() {
        return JSON.text(this);
    }

    /// As it was kept.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.wire.malformed`
    public static OpenData read(String text) {
        return JSON.read(text, OpenData.class);
    }
}
