package jp.kakehashi.storage.ledger;

import java.time.Instant;
import jp.kakehashi.records.RowState;

/// A row of a ledger's table with the server's time of its newest change; on a workstation, for a
/// row with an edit that is not yet accepted, the time of that edit.
public record StoredRow(RowState state, Instant acceptedAt) {}
