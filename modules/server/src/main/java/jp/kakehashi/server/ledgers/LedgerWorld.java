package jp.kakehashi.server.ledgers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Actor;
import jp.kakehashi.records.Edit;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.World;
import jp.kakehashi.server.ServerGround;
import jp.kakehashi.server.accounts.Accounts;
import jp.kakehashi.server.audit.storage.AuditVerification;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.server.staffing.Staffing;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.KeyVault;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.Messages.Live;
import jp.kakehashi.wire.Messages.Page;
import org.jspecify.annotations.Nullable;

/// The ledgers of one world and everything that is done with them.
final class LedgerWorld {
    /// A batch with more changes is only announced; workstations pull it.
    private static final int LIVE_LIMIT = 50;

    private static final int LIVE_CHARS = 128 << 10;

    private final World world;
    private final ServerGround ground;
    private final Definitions definitions;
    private final LedgerAcceptance acceptance;
    private final ImportUndoing imports;
    private final LedgerReader reader;
    private final DefinitionPublishing publishing;
    private final ViewingLog viewings;
    private final WholeReadings wholes;
    private final AuditVerification audit;
    private final KeyVault vault;
    private final SealedNumbers sealed;
    private final KeptFiles kept;
    private final Attachments attachments;
    private final ImportOriginals originals;
    private final Approvals approvals;
    private final ApprovalReader approvalReader;
    private final StandIns standIns;
    private final Presence presence;
    private final Comments comments;
    private final RowMerging merging;
    private final LedgerYears years;
    private final WaysOut waysOut;

    LedgerWorld(World world, ServerGround ground, LedgerStores stores) {
        this.world = world;
        this.ground = ground;
        Database database = ground.databases().of(world);
        definitions = new Definitions(database, stores.definitions());
        acceptance = new LedgerAcceptance(database, stores, definitions, ground.clock());
        imports = new ImportUndoing(database, stores, definitions, ground.clock());
        String folder = world.name().toLowerCase(Locale.ROOT);
        reader =
                new LedgerReader(
                        database,
                        stores,
                        definitions,
                        ground.heads(),
                        ground.clock(),
                        new SnapshotDownloads(
                                ground.dir().resolve("spool").resolve(folder),
                                SpoolRoom.ofWorld()));
        merging = new RowMerging(database, stores, definitions, ground.clock());
        presence = new Presence(world, ground.live(), definitions, reader::guardedAmong);
        // Who did what is told in one place, whatever the world.
        Accounts accounts = new Accounts(ground.databases().of(World.PRODUCTION), ground.clock());
        waysOut = new WaysOut(database, stores, definitions, accounts, ground.clock());
        comments = new Comments(database, stores, definitions, ground.clock());
        publishing = new DefinitionPublishing(database, stores, definitions, ground.clock());
        viewings = new ViewingLog(database, stores, definitions, ground.clock());
        wholes = new WholeReadings(database, stores, viewings, ground.clock());
        audit = new AuditVerification(database, stores, ground.clock());
        vault = KeyVault.open(ground.dir().resolve("numbers").resolve(folder));
        sealed = new SealedNumbers(database, stores, definitions, viewings, vault, ground.clock());
        kept = keptFiles(ground.dir().resolve("files").resolve(folder));
        attachments =
                new Attachments(database, stores, definitions, viewings, kept, ground.clock());
        Shredding shredding =
                new Shredding(database, stores, definitions, sealed, attachments, ground.clock());
        years =
                LedgerYears.of(
                        database, stores, definitions, publishing, shredding, ground.clock());
        originals = new ImportOriginals(database, stores, definitions, viewings, attachments);
        Staffing staffing = ground.staffing();
        approvals = new Approvals(database, stores, definitions, staffing, ground.clock());
        approvalReader =
                new ApprovalReader(
                        database, stores, definitions, viewings, staffing, ground.clock());
        standIns = new StandIns(database, stores, staffing, ground.clock());
    }

    private KeptFiles keptFiles(Path dir) {
        boolean open = false;
        try {
            KeptFiles found = new KeptFiles(dir);
            open = true;
            return found;
        } finally {
            if (!open) {
                vault.close();
            }
        }
    }

    Definitions definitions() {
        return definitions;
    }

    ImportUndoing imports() {
        return imports;
    }

    LedgerReader reader() {
        return reader;
    }

    DefinitionPublishing publishing() {
        return publishing;
    }

    ViewingLog viewings() {
        return viewings;
    }

    WholeReadings wholes() {
        return wholes;
    }

    AuditVerification audit() {
        return audit;
    }

    Approvals approvals() {
        return approvals;
    }

    ApprovalReader approvalReader() {
        return approvalReader;
    }

    StandIns standIns() {
        return standIns;
    }

    ImportOriginals originals() {
        return originals;
    }

    Attachments attachments() {
        return attachments;
    }

    Presence presence() {
        return presence;
    }

    RowMerging merging() {
        return merging;
    }

    LedgerYears years() {
        return years;
    }

    /// What is written into folders below `root` by itself.
    ExportJobs exportJobs(LedgerStores stores, @Nullable Path root, ExportWriter writer) {
        return new ExportJobs(
                new ScheduledExports.Ground(
                        ground.databases().of(world),
                        stores,
                        definitions,
                        ground.staffing(),
                        ground.clock()),
                viewings,
                root,
                writer);
    }

    WaysOut waysOut() {
        return waysOut;
    }

    Comments comments() {
        return comments;
    }

    SealedNumbers sealed() {
        return sealed;
    }

    LedgerAcceptance acceptance() {
        return acceptance;
    }

    /// Makes sure that `other` does not hold the keys of this world's numbers: with the folders
    /// exchanged, every number would be taken for destroyed.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.world.exchanged`
    void requireOwnKeys(LedgerWorld other) {
        if (other != this && sealed.anyKeyIn(other.vault)) {
            throw Problem.refused("problem.world.exchanged", world, other.world).asException();
        }
    }

    void close() {
        vault.close();
        kept.close();
    }

    /// Shows an accepted batch to whoever has this world's ledger open.
    void announce(AcceptedBatch batch) {
        if (batch.accepted().isEmpty()) {
            return;
        }
        Map<Shown, Live> shown = new HashMap<>();
        // Those who do not see every row pull: who may be told what, their pages say.
        boolean guarded = reader.guarded(batch, definitions.newest(batch.ledger()));
        boolean small = small(batch);
        ground.live()
                .publish(
                        world, session -> live(batch, small, guarded, session, shown).orElse(null));
    }

    private static boolean small(AcceptedBatch batch) {
        if (batch.accepted().size() > LIVE_LIMIT || batch.conflicts().size() > LIVE_LIMIT) {
            return false;
        }
        long chars = 0;
        for (AcceptedChange accepted : batch.accepted()) {
            for (Edit edit : accepted.change().edits()) {
                String value = edit.value();
                chars += value == null ? 0 : value.length();
            }
        }
        return chars <= LIVE_CHARS;
    }

    /// Tells whoever may open a ledger that its definition has a newer version.
    void announce(LedgerId ledger) {
        LedgerDefinition definition = definitions.newest(ledger);
        Live live = new Live(ledger, reader.newestSeq(ledger), null);
        ground.live().publish(world, session -> definition.mayOpen(session.actor()) ? live : null);
    }

    /// Equal for people who are told the same.
    private record Shown(Set<FieldId> readable, boolean whole) {}

    private Optional<Live> live(
            AcceptedBatch batch,
            boolean small,
            boolean guarded,
            CallerSession session,
            Map<Shown, Live> shown) {
        LedgerDefinition definition = definitions.newest(batch.ledger());
        Actor actor = session.actor();
        if (!definition.mayOpen(actor)) {
            return Optional.empty();
        }
        ReaderView view = new ReaderView(definition, actor);
        // Whose reading of a personal ledger is not in the log of the day pulls, and is logged.
        boolean open = !guarded || view.guard() == null;
        boolean whole = small && open && wholes.follows(session, definition);
        return Optional.of(
                shown.computeIfAbsent(
                        new Shown(view.readable(), whole),
                        r -> {
                            Page page = whole ? reader.pageOf(batch, view) : null;
                            return new Live(batch.ledger(), batch.head().seq(), page);
                        }));
    }
}
