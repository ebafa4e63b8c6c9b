package jp.kakehashi.storage.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/// The column of one field: its SQL type and the way between canonical text and what the column
/// holds.
record LedgerColumn(FieldDefinition definition, Field<Object> field) {
    private static final int CANONICAL_DATE = 10;
    private static final DateTimeFormatter HOUR_MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    @SuppressWarnings("unchecked") // a column is read and bound as what its DataType says
    static LedgerColumn of(FieldDefinition definition) {
        DataType<Object> type = (DataType<Object>) type(definition.type());
        return new LedgerColumn(
                definition, DSL.field(DSL.unquotedName("f_" + definition.id().value()), type));
    }

    private static DataType<?> type(FieldType type) {
        return switch (type) {
            case NUMBER -> SQLDataType.DECIMAL(38, 10);
            case YEN -> SQLDataType.BIGINT;
            case DATE -> SQLDataType.LOCALDATE.asConvertedDataType(new DayBinding());
            case TIME -> SQLDataType.LOCALTIME;
            case CHECK -> SQLDataType.BOOLEAN;
            case TEXT, LONG_TEXT, CHOICE, PERSON, STAFF, PHONE, AUTO_NUMBER -> SQLDataType.VARCHAR;
            case LINK, ATTACHMENTS, ADDRESS, CHOICES -> SQLDataType.VARCHAR;
            case CALCULATED -> throw new IllegalArgumentException(type.name());
        };
    }

    boolean textual() {
        return field.getDataType().isString();
    }

    /// Whether sums of it mean something.
    boolean summed() {
        return definition.type() == FieldType.YEN || definition.type() == FieldType.NUMBER;
    }

    @Nullable Object toColumn(@Nullable String canonical) {
        if (canonical == null) {
            return null;
        }
        return switch (definition.type()) {
            case NUMBER -> new BigDecimal(canonical);
            case YEN -> Long.valueOf(canonical);
            case DATE -> date(canonical);
            case TIME -> LocalTime.parse(canonical);
            case CHECK -> Boolean.valueOf(canonical);
            case TEXT, LONG_TEXT, CHOICE, PERSON, STAFF, PHONE, AUTO_NUMBER -> canonical;
            case LINK, ATTACHMENTS, ADDRESS, CHOICES, CALCULATED -> canonical;
        };
    }

    // Canonical dates are of one form, `2026-11-22`; a formatter would take ten times as long.
    private static LocalDate date(String canonical) {
        if (canonical.length() != CANONICAL_DATE) {
            return LocalDate.parse(canonical);
        }
        return LocalDate.of(
                Integer.parseInt(canonical, 0, 4, 10),
                Integer.parseInt(canonical, 5, 7, 10),
                Integer.parseInt(canonical, 8, CANONICAL_DATE, 10));
    }

    @Nullable String toText(@Nullable Object content) {
        return switch (content) {
            case null -> null;
            case BigDecimal number -> plain(number);
            case LocalTime time -> HOUR_MINUTE.format(time);
            default -> content.toString();
        };
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
