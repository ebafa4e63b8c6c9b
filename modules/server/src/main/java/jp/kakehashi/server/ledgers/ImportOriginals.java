package jp.kakehashi.server.ledgers;

import java.util.List;
import java.util.UUID;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldDefinition;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.server.ledgers.storage.ReaderView;
import jp.kakehashi.storage.Database;
import jp.kakehashi.storage.Tx;
import jp.kakehashi.storage.ledger.ImportStore.StoredImport;
import jp.kakehashi.storage.ledger.LedgerStores;
import jp.kakehashi.storage.ledger.StoredFileStore.StoredFile;
import jp.kakehashi.wire.CallerSession;
import jp.kakehashi.wire.FileMessages;
import org.jspecify.annotations.Nullable;

/// The files that imports were read from, each kept with its import under a key of its own. Read by
/// whoever took the file in, and by those who write the ledger and see all of it; one that holds
/// individual numbers by those only who may reveal such numbers. Blocking; safe for use from many
/// threads.
final class ImportOriginals {
    private final Database database;
    private final LedgerStores stores;
    private final Definitions definitions;
    private final ViewingLog viewings;
    private final Attachments attachments;

    ImportOriginals(
            Database database,
            LedgerStores stores,
            Definitions definitions,
            ViewingLog viewings,
            Attachments attachments) {
        this.database = database;
        this.stores = stores;
        this.definitions = definitions;
        this.viewings = viewings;
        this.attachments = attachments;
    }

    /// Keeps the file that the caller has sent as what the caller's import was read from.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.unknown`,
    ///     `problem.import.not_yours`, `problem.attachment.missing`, `problem.attachment.elsewhere`
    void keep(CallerSession caller, LedgerId ledger, UUID id, FileMessages.Original original) {
        LedgerDefinition definition = written(caller, ledger);
        List<Attachment> named = Attachment.list(original.file()).orElse(List.of());
        if (named.size() != 1) {
            throw Problem.invalid("problem.attachment.piece").asException();
        }
        database.write(
                tx -> {
                    bind(tx, definition, caller, id, named.getFirst());
                    if (original.numbers()) {
                        stores.logs().files().guard(tx, named.getFirst().blob());
                    }
                    return id;
                });
    }

    private void bind(
            Tx tx, LedgerDefinition definition, CallerSession caller, UUID id, Attachment named) {
        StoredImport taken =
                taken(definition, stores.logs().imports().find(tx.query(), id).orElse(null));
        String staff = caller.actor().staff();
        if (!taken.staff().equals(staff)) {
            throw Problem.refused("problem.import.not_yours").asException();
        }
        StoredFile file = stores.logs().files().find(tx.query(), named.blob()).orElse(null);
        if (file == null || !file.whole()) {
            throw Problem.invalid("problem.attachment.missing", FileMessages.ORIGINAL)
                    .asException();
        }
        boolean fits =
                file.ledger().equals(definition.id())
                        && file.field().equals(FileMessages.ORIGINAL)
                        && file.staff().equals(staff)
                        && file.size() == named.size()
                        && file.sha256().equals(named.sha256())
                        && (file.row() == null || file.row().equals(id));
        String text = Attachment.text(List.of(named));
        if (!fits || (taken.original() != null && !taken.original().equals(text))) {
            throw Problem.refused("problem.attachment.elsewhere", FileMessages.ORIGINAL)
                    .asException();
        }
        stores.logs().files().bind(tx, file.id(), id);
        stores.logs().imports().keep(tx, id, text);
    }

    /// Opens the file of an import; of a ledger about persons the reading is logged first.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.import.unknown`,
    ///     `problem.import.not_yours`, `problem.attachment.unknown`
    Attachments.Opened open(CallerSession caller, LedgerId ledger, UUID id) {
        LedgerDefinition definition = written(caller, ledger);
        StoredImport taken =
                taken(
                        definition,
                        database.read(db -> stores.logs().imports().find(db, id)).orElse(null));
        boolean own = taken.staff().equals(caller.actor().staff());
        if (!own && !new ReaderView(definition, caller.actor()).everything()) {
            throw Problem.refused("problem.import.not_yours").asException();
        }
        StoredFile file = file(taken);
        if (file.guarded() && !revealsNumbers(definition, caller)) {
            throw Problem.refused("problem.attachment.guarded").asException();
        }
        if (definition.personal()) {
            viewings.noteWhole(caller, ledger, "import-file", "import " + id);
        }
        return attachments.open(file);
    }

    /// Whether the caller may see a number of some field, as for revealing one.
    static boolean revealsNumbers(LedgerDefinition definition, CallerSession caller) {
        return definition.fields().stream()
                .filter(FieldDefinition::individualNumber)
                .anyMatch(f -> SealedNumbers.basis(f.access().read(), caller.actor()));
    }

    private StoredFile file(StoredImport taken) {
        String original = taken.original();
        return Attachment.list(original == null ? "" : original)
                .map(named -> named.getFirst().blob())
                .flatMap(id -> database.read(db -> stores.logs().files().find(db, id)))
                .orElseThrow(() -> Problem.invalid("problem.attachment.unknown").asException());
    }

    /// Makes the bytes of an import's file unrecoverable for ever, by an owner who writes the
    /// ledger; that there was one stays known.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.attachment.destroy` and as for {@link
    ///     #open}
    void destroy(CallerSession caller, LedgerId ledger, UUID id) {
        LedgerDefinition definition = written(caller, ledger);
        if (!definition.ownedBy(caller.actor())) {
            throw Problem.refused("problem.attachment.destroy").asException();
        }
        StoredImport taken =
                taken(
                        definition,
                        database.read(db -> stores.logs().imports().find(db, id)).orElse(null));
        StoredFile file = file(taken);
        viewings.noteWhole(caller, ledger, "file-destroy", "import " + id);
        attachments.destroy(caller, file);
    }

    private static StoredImport taken(LedgerDefinition definition, @Nullable StoredImport found) {
        if (found == null || !found.ledger().equals(definition.id())) {
            throw Problem.invalid("problem.import.unknown").asException();
        }
        return found;
    }

    private LedgerDefinition written(CallerSession caller, LedgerId ledger) {
        LedgerDefinition definition = definitions.opened(ledger, caller.actor());
        if (!definition.access().write().admits(caller.actor())) {
            throw Problem.refused("problem.ledger.write", ledger).asException();
        }
        // How many rows came, and which, tells of those that are kept from the caller.
        if (definition.guardAgainst(caller.actor()) != null) {
            throw Problem.refused("problem.import.guarded").asException();
        }
        return definition;
    }
}
