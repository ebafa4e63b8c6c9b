package jp.kakehashi.records;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// How a person has a ledger's columns: their order, which are hidden, which stay at the left edge,
/// how wide they are and how high the rows. It names fields only; one that it does not name stands
/// behind the others as the form has it, and one that is gone changes nothing. Immutable.
///
/// @param widths pixels at 100 %
/// @param lines lines of text in a row, 1 to {@link #MOST_LINES}
public record ColumnLayout(
        List<FieldId> order,
        Set<FieldId> hidden,
        Set<FieldId> frozen,
        Set<FieldId> wrapped,
        Map<FieldId, Integer> widths,
        int lines) {
    /// Highest row.
    public static final int MOST_LINES = 5;

    /// Narrowest and widest column, in pixels at 100 %.
    public static final int NARROWEST = 56;

    /// Widest column.
    public static final int WIDEST = 900;

    /// As the form has it.
    public static final ColumnLayout PLAIN =
            new ColumnLayout(List.of(), Set.of(), Set.of(), Set.of(), Map.of(), 1);

    public ColumnLayout {
        order = List.copyOf(new LinkedHashSet<>(order));
        hidden = sorted(hidden);
        frozen = sorted(frozen);
        wrapped = sorted(wrapped);
        Map<FieldId, Integer> bounded = new TreeMap<>();
        widths.forEach((field, width) -> bounded.put(field, Math.clamp(width, NARROWEST, WIDEST)));
        widths = Collections.unmodifiableMap(bounded);
        lines = Math.clamp(lines, 1, MOST_LINES);
    }

    // In one order, so that it is always written alike.
    private static Set<FieldId> sorted(Set<FieldId> fields) {
        return Collections.unmodifiableSet(new TreeSet<>(fields));
    }

    /// All of `fields` in this order, those that stay at the left edge first.
    public List<FieldDefinition> arranged(List<FieldDefinition> fields) {
        Map<FieldId, Integer> places = new HashMap<>();
        order.forEach(field -> places.put(field, places.size()));
        List<FieldDefinition> arranged = new ArrayList<>(fields);
        arranged.sort(
                (a, b) -> {
                    int first = Boolean.compare(frozen.contains(b.id()), frozen.contains(a.id()));
                    return first != 0
                            ? first
                            : Integer.compare(
                                    places.getOrDefault(a.id(), Integer.MAX_VALUE),
                                    places.getOrDefault(b.id(), Integer.MAX_VALUE));
                });
        return List.copyOf(arranged);
    }

    /// Those of `fields` that are not hidden, in this order. One column is always there.
    public List<FieldDefinition> shown(List<FieldDefinition> fields) {
        List<FieldDefinition> arranged = arranged(fields);
        List<FieldDefinition> shown =
                arranged.stream().filter(f -> !hidden.contains(f.id())).toList();
        return shown.isEmpty() && !arranged.isEmpty() ? arranged.subList(0, 1) : shown;
    }

    /// How many of `fields` are not shown.
    public int hiddenOf(List<FieldDefinition> fields) {
        return fields.size() - shown(fields).size();
    }

    /// The same with a column hidden or shown again.
    public ColumnLayout hiding(FieldId field, boolean hide) {
        return new ColumnLayout(order, with(hidden, field, hide), frozen, wrapped, widths, lines);
    }

    /// The same with a column that stays at the left edge, or does not.
    public ColumnLayout freezing(FieldId field, boolean freeze) {
        return new ColumnLayout(order, hidden, with(frozen, field, freeze), wrapped, widths, lines);
    }

    /// The same with a column whose texts go on in the next line, or do not.
    public ColumnLayout wrapping(FieldId field, boolean wrap) {
        return new ColumnLayout(order, hidden, frozen, with(wrapped, field, wrap), widths, lines);
    }

    /// The same with a column of `width` pixels at 100 %.
    public ColumnLayout widening(FieldId field, int width) {
        Map<FieldId, Integer> other = new HashMap<>(widths);
        other.put(field, width);
        return new ColumnLayout(order, hidden, frozen, wrapped, other, lines);
    }

    /// The same with rows of `count` lines.
    public ColumnLayout tall(int count) {
        return new ColumnLayout(order, hidden, frozen, wrapped, widths, count);
    }

    /// The same with a column moved past its neighbour on screen: `step` 1 to the right, -1 to the
    /// left. What stays at the left edge and what does not keep apart.
    public ColumnLayout moving(List<FieldDefinition> fields, FieldId field, int step) {
        List<FieldId> shown =
                new ArrayList<>(shown(fields).stream().map(FieldDefinition::id).toList());
        int from = shown.indexOf(field);
        int to = from + step;
        boolean fits = from >= 0 && to >= 0 && to < shown.size();
        if (!fits || frozen.contains(field) != frozen.contains(shown.get(to))) {
            return this;
        }
        Collections.swap(shown, from, to);
        return reordered(fields, shown);
    }

    /// The same with a column moved past its neighbour, be that one hidden or not.
    public ColumnLayout movingAmongAll(List<FieldDefinition> fields, FieldId field, int step) {
        ColumnLayout all = new ColumnLayout(order, Set.of(), frozen, wrapped, widths, lines);
        List<FieldId> moved = all.moving(fields, field, step).order();
        return new ColumnLayout(moved, hidden, frozen, wrapped, widths, lines);
    }

    /// The same with the columns on screen in another order; hidden ones keep their places.
    public ColumnLayout reordered(List<FieldDefinition> fields, List<FieldId> shown) {
        var next = new LinkedHashSet<>(shown).iterator();
        Set<FieldId> moving = Set.copyOf(shown);
        List<FieldId> all = new ArrayList<>();
        for (FieldDefinition field : arranged(fields)) {
            all.add(moving.contains(field.id()) && next.hasNext() ? next.next() : field.id());
        }
        return new ColumnLayout(all, hidden, frozen, wrapped, widths, lines);
    }

    private static Set<FieldId> with(Set<FieldId> set, FieldId field, boolean in) {
        Set<FieldId> other = new LinkedHashSet<>(set);
        if (in) {
            other.add(field);
        } else {
            other.remove(field);
        }
        return other;
    }
}
