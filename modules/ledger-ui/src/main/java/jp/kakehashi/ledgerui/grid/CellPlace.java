package jp.kakehashi.ledgerui.grid;

import java.util.UUID;
import jp.kakehashi.records.FieldId;

/// One cell, by what it is rather than by where it stands now.
public record CellPlace(UUID row, FieldId field) {}
