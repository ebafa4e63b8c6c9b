package jp.kakehashi.sheets;

import java.util.SortedMap;

/// A row with at least one cell that is not empty. `number` counts from 1, columns from 0.
record RawRow(int number, boolean hidden, SortedMap<Integer, RawCell> cells) {}
