package jp.kakehashi.ledger;

import java.util.stream.Collectors;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.PostalAddress;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.Values;
import org.jspecify.annotations.Nullable;

/// What a grid shows of a cell, for files and paper: a choice by its name, a row without number by
/// its provisional one. Pure.
final class CellWords {
    private CellWords() {}

    /// The words of `field` in `row`, null when it is empty.
    static @Nullable String of(FieldDefinition field, RowState row) {
        String value = row.value(field.id());
        if (value == null) {
            return field.type() == FieldType.AUTO_NUMBER ? row.provisional() : null;
        }
        return switch (field.type()) {
            case CHOICE -> choice(field, value);
            case CHOICES ->
                    value.lines().map(c -> choice(field, c)).collect(Collectors.joining("、"));
            case ADDRESS -> PostalAddress.read(value).map(PostalAddress::oneLine).orElse(value);
            case ATTACHMENTS -> Values.searchText(field, value).replace("\n", "、");
            default -> value;
        };
    }

    private static String choice(FieldDefinition field, String code) {
        return field.choices().stream()
                .filter(c -> c.code().equals(code))
                .map(c -> c.label().ja())
                .findFirst()
                .orElse(code);
    }
}
