package jp.kakehashi.app.cli;

import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import jp.kakehashi.app.ledgers.LedgerDesk;
import jp.kakehashi.app.ledgers.LinkNames;
import jp.kakehashi.ledger.LinkedRows;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Calculation;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.wire.Messages.SnapshotRow;
import picocli.CommandLine.ParseResult;

/// What leaves a ledger for a file or paper: the rows that were asked for, and of them what the
/// caller may read.
record ChosenRows(
        LedgerDefinition definition, List<SnapshotRow> rows, Actor actor, LinkNames links) {

    static ChosenRows of(ParseResult typed, LedgerDesk desk, LedgerId ledger, InstantSource clock) {
        LedgerDefinition definition = desk.definition(ledger);
        List<SnapshotRow> rows =
                RowChoice.of(typed, definition, desk.actor(), clock)
                        .choose(desk.rows(definition.id()));
        return new ChosenRows(definition, rows, desk.actor(), new LinkNames(desk));
    }

    List<FieldDefinition> fields() {
        return definition.fields().stream().filter(f -> definition.mayRead(actor, f)).toList();
    }

    /// The rows with what is calculated of them, links by name; once.
    Iterator<RowState> states() {
        Calculation calculation = new Calculation(definition);
        Iterator<RowState> states =
                rows.stream().map(row -> calculation.with(row.row())).iterator();
        return new LinkedRows(fields(), states, links);
    }
}
