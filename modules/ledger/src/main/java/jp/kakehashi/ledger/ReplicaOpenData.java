package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ledger.LedgerService.Progress;
import jp.kakehashi.ledger.storage.LedgerReads;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.RowState;
import jp.kakehashi.records.World;
import jp.kakehashi.storage.ledger.RowSelection;
import jp.kakehashi.sync.storage.replica.Replica;

/// Open data out of a replica.
final class ReplicaOpenData implements OpenDataDesk {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    private final Replica replica;
    private final LedgerReads reads;
    private final ListViewings viewings;
    private final PaperRows rows;

    ReplicaOpenData(Replica replica, LedgerReads reads, ListViewings viewings, PaperRows rows) {
        this.replica = replica;
        this.reads = reads;
        this.viewings = viewings;
        this.rows = rows;
    }

    private OpenDataWriter writer(LedgerDefinition ledger, OpenData recipe) {
        return new OpenDataWriter(
                ledger, recipe, replica.owner().actor(), LocalDate.ofInstant(replica.now(), JAPAN));
    }

    private <T> T all(LedgerDefinition ledger, Function<Iterator<RowState>, T> reader) {
        List<FieldDefinition> fields = ledger.shownTo(replica.owner().actor());
        return reads.all(
                ledger, RowSelection.ALL, found -> reader.apply(rows.rows(ledger, fields, found)));
    }

    @Override
    public List<List<String>> preview(LedgerId ledger, OpenData recipe, int most) {
        LedgerDefinition definition = replica.definitions().of(ledger);
        OpenDataWriter writer = writer(definition, recipe);
        List<UUID> seen = new ArrayList<>();
        List<List<String>> lines =
                all(definition, found -> writer.preview(found, most, seen::addAll));
        viewings.listed(definition, seen);
        return lines;
    }

    @Override
    public long write(
            LedgerId ledger, OpenData recipe, Path csv, String purpose, Progress progress) {
        LedgerDefinition definition = replica.definitions().of(ledger);
        if (replica.owner().world() == World.TRAINING) {
            throw Problem.refused("problem.open_data.training").asException();
        }
        viewings.requirePurpose(definition, purpose);
        OpenDataWriter writer = writer(definition, recipe);
        return all(
                        definition,
                        found ->
                                writer.write(
                                        csv,
                                        found,
                                        progress,
                                        ids -> viewings.log(definition, "export", purpose, ids)))
                .size();
    }
}
