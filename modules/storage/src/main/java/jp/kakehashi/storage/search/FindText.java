package jp.kakehashi.storage.search;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import jp.kakehashi.kernel.text.SearchFolding;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.FieldDefinition.Choice;
import jp.kakehashi.records.FieldType;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.Values;
import org.jspecify.annotations.Nullable;

/// What of a ledger's rows can be found, and the one text in which a row is looked through: its
/// fields in order, folded, each between two edges. Immutable.
final class FindText {
    private static final String BETWEEN = String.valueOf(FindWay.AFTER_EDGES);

    private final List<FieldDefinition> fields = new ArrayList<>();
    private final List<FindWay> ways = new ArrayList<>();
    private final SearchFolding folding;

    FindText(
            LedgerDefinition definition,
            Predicate<FieldDefinition> readable,
            SearchFolding folding) {
        this.folding = folding;
        for (FieldDefinition field : definition.fields()) {
            FindWay way = FindWay.of(field.type());
            if (way != null && !field.individualNumber() && readable.test(field)) {
                fields.add(field);
                ways.add(way);
            }
        }
    }

    String of(RowState row) {
        StringBuilder text = new StringBuilder();
        boolean numbered = false;
        for (int i = 0; i < fields.size(); i++) {
            FieldDefinition field = fields.get(i);
            text.append(ways.get(i).edge());
            String value = row.value(field.id());
            // Until head office gives a number, people know the row by its provisional one.
            if (field.type() == FieldType.AUTO_NUMBER && value == null && !numbered) {
                value = row.provisional();
                numbered = true;
            }
            if (value != null) {
                text.append(said(field, ways.get(i), value));
            }
        }
        return text.toString();
    }

    private String said(FieldDefinition field, FindWay way, String value) {
        return switch (way) {
            case DATE, NUMBER -> value;
            case PHONE ->
                    value.chars()
                            .filter(Character::isDigit)
                            .mapToObj(Character::toString)
                            .collect(Collectors.joining());
            case TEXT ->
                    field.type().chosen()
                            ? chosen(field, value)
                            : folding.fold(Values.searchText(field, value).replace('\n', ' '));
        };
    }

    private String chosen(FieldDefinition field, String codes) {
        StringJoiner names = new StringJoiner(BETWEEN);
        for (String code : codes.split("\n", -1)) {
            for (Choice choice : field.choices()) {
                if (choice.code().equals(code)) {
                    names.add(folding.fold(choice.label().ja()));
                    names.add(folding.fold(choice.label().en()));
                }
            }
        }
        return names.toString();
    }

    FieldDefinition field(int n) {
        return fields.get(n);
    }

    /// Where a word stands in the text of a row: at the edge of a field if it does anywhere.
    @Nullable Place find(String text, FindWords.Word word) {
        Place inside = null;
        for (FindKey key : word.keys()) {
            Place found = find(text, key);
            if (found != null && found.atEdge()) {
                return found;
            }
            inside = inside == null ? found : inside;
        }
        return inside;
    }

    private @Nullable Place find(String text, FindKey key) {
        if (key.fromEdge()) {
            int at = text.indexOf(key.needle(true));
            return at < 0 ? null : new Place(fieldAt(text, at), key, true);
        }
        int inside = -1;
        String needle = key.text();
        for (int at = text.indexOf(needle); at > 0; at = text.indexOf(needle, at + 1)) {
            char before = text.charAt(at - 1);
            if (before == key.way().edge()) {
                return new Place(fieldAt(text, at), key, true);
            }
            if (inside < 0 && edgeBefore(text, at) == key.way().edge()) {
                inside = at;
            }
        }
        return inside < 0 ? null : new Place(fieldAt(text, inside), key, false);
    }

    private static char edgeBefore(String text, int at) {
        int edge = at;
        while (text.charAt(edge) >= FindWay.AFTER_EDGES) {
            edge--;
        }
        return text.charAt(edge);
    }

    private static int fieldAt(String text, int at) {
        int field = -1;
        for (int i = 0; i <= at; i++) {
            if (text.charAt(i) < FindWay.AFTER_EDGES) {
                field++;
            }
        }
        return field;
    }

    /// The n-th field, by which form, and whether it begins with it.
    record Place(int field, FindKey key, boolean atEdge) {}
}
