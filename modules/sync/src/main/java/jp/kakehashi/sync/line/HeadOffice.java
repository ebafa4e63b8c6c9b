package jp.kakehashi.sync.line;

import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.Messages;
import jp.kakehashi.wire.PresenceMessages;
import org.jspecify.annotations.Nullable;

/// Head office as a workstation reaches it. Every call blocks, is bounded in time and size, and may
/// be made from many threads; expected failures are thrown as
/// {@link jp.kakehashi.kernel.ProblemException}. `problem.line.down` leaves open whether the call
/// was carried out; {@link #push} may simply be repeated.
public interface HeadOffice extends AutoCloseable {

    /// Opens a session, which later calls use; `key` proves the device.
    Messages.SignedIn signIn(Messages.SignIn request, DeviceKey key);

    /// Changes the password of the session's person; their other sessions end.
    void changePassword(AccountMessages.ChangePassword request);

    /// Newest version of every definition the session's person may open.
    List<LedgerDefinition> definitions();

    /// Publishes a definition; its version must be one more than the newest.
    default void publish(LedgerDefinition definition) {
        publish(definition, null);
    }

    /// The same with the YAML that says it, which is kept beside it.
    void publish(LedgerDefinition definition, @Nullable String text);

    /// The newest version of a ledger's definition with its YAML, for its owner.
    Messages.DefinitionText definitionText(LedgerId ledger);

    /// Sends changes in the order they were made; one outcome each. Sending a change again is
    /// harmless and answers its first sequence.
    List<Messages.Outcome> push(LedgerId ledger, List<Change> changes);

    /// Sends batch after batch, each after the one before was answered; `told` learns the outcomes
    /// of each in turn. Batches are asked for as early as the line can make use of them.
    default void push(
            LedgerId ledger,
            Iterator<List<Change>> batches,
            Consumer<List<Messages.Outcome>> told) {
        while (batches.hasNext()) {
            told.accept(push(ledger, batches.next()));
        }
    }

    /// Accepted changes after `after`, at most `limit`.
    Messages.Page changes(LedgerId ledger, long after, int limit);

    /// The whole ledger as it stands, told to `receiver` on the caller's thread. Returns only when
    /// it was whole.
    void snapshot(LedgerId ledger, SnapshotReceiver receiver);

    /// Everything head office knows of one row, oldest first; the viewing is logged there.
    List<AcceptedChange> rowHistory(LedgerId ledger, UUID row, String purpose);

    /// The newest imports of a ledger.
    List<Messages.ImportEntry> imports(LedgerId ledger);

    /// What of a ledger's history is of imports.
    List<Messages.ImportRun> importRuns(LedgerId ledger);

    /// What taking an import back would do now.
    Messages.ImportUndo importUndo(LedgerId ledger, UUID id);

    /// Takes an import back, or as much of it as one call does; may simply be repeated.
    Messages.ImportUndone undoImport(LedgerId ledger, UUID id);

    /// Sends a piece of a file; sending it again is harmless.
    FileMessages.FileState sendFile(LedgerId ledger, UUID file, FileMessages.FilePiece piece);

    /// Writes the bytes of the file that an import was read from to `out`.
    void original(LedgerId ledger, UUID taken, OutputStream out);

    /// Writes the bytes of a file of a row to `out`; the viewing is logged there.
    void file(LedgerId ledger, UUID row, UUID file, String purpose, OutputStream out);

    /// Says which file that was sent an import was read from; repeating it is harmless.
    void keepOriginal(LedgerId ledger, UUID taken, FileMessages.Original file);

    /// Destroys the bytes of a file of a row for ever; logged there.
    void destroyFile(LedgerId ledger, UUID row, UUID file, String purpose);

    /// Destroys the bytes of the file that an import was read from for ever; logged there.
    void destroyOriginal(LedgerId ledger, UUID taken);

    /// Hands over viewings made here; repeating them is harmless.
    void viewings(List<Messages.Viewing> viewings);

    /// How far the log of viewings has come, by head office's signature.
    Messages.SignedViewings viewingsHead();

    /// Sets an individual number.
    void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose);

    /// Shows an individual number once; logged at head office.
    String reveal(LedgerId ledger, UUID row, FieldId field, String purpose);

    /// Says where this person is in a ledger now; tells who is there. Others hear of it on their
    /// live lines.
    default List<PresenceMessages.Standing> stand(LedgerId ledger, PresenceMessages.Place place) {
        return List.of();
    }

    /// Says that this person has left the ledger.
    default void leave(LedgerId ledger) {}

    /// Hands over what this person said about rows; one outcome each, repeating is harmless.
    default List<Messages.Outcome> comments(List<CommentAct> acts) {
        return List.of();
    }

    /// What was said after a place, as far as this person may read it.
    default CommentMessages.Told comments(long after) {
        return new CommentMessages.Told(List.of(), after, false);
    }

    /// Opens the live line. Calls come on threads of the line; they must not block for long.
    LiveLine live(LiveListener listener);

    /// The line itself in the session's name, for what concerns no ledger; empty where there is
    /// none.
    default Optional<ServerLine> calls() {
        return Optional.empty();
    }

    @Override
    void close();

    /// Receives a snapshot in order: once `start`, then rows.
    interface SnapshotReceiver {
        /// What the rows belong to.
        void start(Messages.SnapshotStart start);

        /// One row.
        void row(Messages.SnapshotRow row);
    }

    /// Told what head office says unasked.
    interface LiveListener {
        /// Something was accepted.
        void accepted(Messages.Live live);

        /// The line is gone; called once.
        void lost();
    }

    /// An open live line.
    interface LiveLine extends AutoCloseable {
        @Override
        void close();
    }
}
