package jp.kakehashi.sync;

import java.io.OutputStream;
import java.util.List;
import java.util.UUID;
import jp.kakehashi.records.AcceptedChange;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerDefinition;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.records.comments.CommentAct;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.wire.AccountMessages;
import jp.kakehashi.wire.CommentMessages;
import jp.kakehashi.wire.DeviceKey;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.Messages;

/// Passes every call on; tests change single ones.
class PassingHeadOffice implements HeadOffice {
    private final HeadOffice real;

    PassingHeadOffice(HeadOffice real) {
        this.real = real;
    }

    @Override
    public Messages.SignedIn signIn(Messages.SignIn request, DeviceKey key) {
        return real.signIn(request, key);
    }

    @Override
    public void changePassword(AccountMessages.ChangePassword request) {
        real.changePassword(request);
    }

    @Override
    public List<LedgerDefinition> definitions() {
        return real.definitions();
    }

    @Override
    public void publish(LedgerDefinition definition, String text) {
        real.publish(definition, text);
    }

    @Override
    public Messages.DefinitionText definitionText(LedgerId ledger) {
        return real.definitionText(ledger);
    }

    @Override
    public List<Messages.Outcome> push(LedgerId ledger, List<Change> changes) {
        return real.push(ledger, changes);
    }

    @Override
    public Messages.Page changes(LedgerId ledger, long after, int limit) {
        return real.changes(ledger, after, limit);
    }

    @Override
    public void snapshot(LedgerId ledger, SnapshotReceiver receiver) {
        real.snapshot(ledger, receiver);
    }

    @Override
    public List<Messages.ImportEntry> imports(LedgerId ledger) {
        return real.imports(ledger);
    }

    @Override
    public List<Messages.ImportRun> importRuns(LedgerId ledger) {
        return real.importRuns(ledger);
    }

    @Override
    public Messages.ImportUndo importUndo(LedgerId ledger, UUID id) {
        return real.importUndo(ledger, id);
    }

    @Override
    public Messages.ImportUndone undoImport(LedgerId ledger, UUID id) {
        return real.undoImport(ledger, id);
    }

    @Override
    public FileMessages.FileState sendFile(
            LedgerId ledger, UUID file, FileMessages.FilePiece piece) {
        return real.sendFile(ledger, file, piece);
    }

    @Override
    public void keepOriginal(LedgerId ledger, UUID taken, FileMessages.Original file) {
        real.keepOriginal(ledger, taken, file);
    }

    @Override
    public void original(LedgerId ledger, UUID taken, OutputStream out) {
        real.original(ledger, taken, out);
    }

    @Override
    public void destroyOriginal(LedgerId ledger, UUID taken) {
        real.destroyOriginal(ledger, taken);
    }

    @Override
    public void file(LedgerId ledger, UUID row, UUID file, String purpose, OutputStream out) {
        real.file(ledger, row, file, purpose, out);
    }

    @Override
    public void destroyFile(LedgerId ledger, UUID row, UUID file, String purpose) {
        real.destroyFile(ledger, row, file, purpose);
    }

    @Override
    public List<AcceptedChange> rowHistory(LedgerId ledger, UUID row, String purpose) {
        return real.rowHistory(ledger, row, purpose);
    }

    @Override
    public void viewings(List<Messages.Viewing> viewings) {
        real.viewings(viewings);
    }

    @Override
    public Messages.SignedViewings viewingsHead() {
        return real.viewingsHead();
    }

    @Override
    public void setSealed(LedgerId ledger, UUID row, FieldId field, String value, String purpose) {
        real.setSealed(ledger, row, field, value, purpose);
    }

    @Override
    public String reveal(LedgerId ledger, UUID row, FieldId field, String purpose) {
        return real.reveal(ledger, row, field, purpose);
    }

    @Override
    public List<Messages.Outcome> comments(List<CommentAct> acts) {
        return real.comments(acts);
    }

    @Override
    public CommentMessages.Told comments(long after) {
        return real.comments(after);
    }

    @Override
    public LiveLine live(LiveListener listener) {
        return real.live(listener);
    }

    @Override
    public void close() {
        real.close();
    }
}
