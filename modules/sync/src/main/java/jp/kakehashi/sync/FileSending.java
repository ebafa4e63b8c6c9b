package jp.kakehashi.sync;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.Change;
import jp.kakehashi.records.LedgerId;
import jp.kakehashi.sync.line.HeadOffice;
import jp.kakehashi.sync.storage.FileHereStore.FileHere;
import jp.kakehashi.sync.storage.replica.LocalFiles;
import jp.kakehashi.wire.FileMessages;
import jp.kakehashi.wire.FileMessages.FilePiece;
import jp.kakehashi.wire.FileMessages.FileState;
import jp.kakehashi.wire.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends files before the changes that refer to them, each from wherever it broke off. For one
/// thread.
final class FileSending {
    private static final Logger LOG = LoggerFactory.getLogger(FileSending.class);

    private final LocalFiles files;
    private final HeadOffice headOffice;

    FileSending(LocalFiles files, HeadOffice headOffice) {
        this.files = files;
        this.headOffice = headOffice;
    }

    /// Sends what `changes` refer to and is still here. What head office does not take is noted,
    /// and the change that refers to it will come back.
    ///
    /// @throws ProblemException what stood in the way; what was sent stays sent
    void before(List<Change> changes) {
        if (!changes.isEmpty() && files.anyHere()) {
            files.of(named(changes)).forEach(this::send);
        }
    }

    /// Forgets the files that the accepted ones of `changes` refer to: only now nobody can lose
    /// them any more. What was not accepted stays here, for its author and for the next try.
    void settled(List<Change> changes, List<Messages.Outcome> outcomes) {
        if (!files.anyHere()) {
            return;
        }
        List<Change> accepted = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            if (outcomes.get(i).problem() == null) {
                accepted.add(changes.get(i));
            }
        }
        files.of(named(accepted)).forEach(file -> files.sent(file.id()));
    }

    /// The files that cells of `changes` name.
    private static Set<UUID> named(List<Change> changes) {
        Set<UUID> named = new HashSet<>();
        changes.forEach(change -> named.addAll(Attachment.named(change)));
        return named;
    }

    /// Sends what imports were read from, once their rows are there.
    ///
    /// @throws ProblemException what stood in the way
    void originals(Predicate<LedgerId> allSent) {
        if (files.anyHere()) {
            files.originals().stream().filter(f -> allSent.test(f.ledger())).forEach(this::send);
        }
    }

    private void send(FileHere file) {
        try {
            FileState reached = send(file, 0, "");
            while (!reached.whole()) {
                long from = reached.received();
                String content = Base64.getEncoder().encodeToString(files.piece(file, from));
                reached = send(file, from, content);
                if (!reached.whole() && reached.received() <= from) {
                    throw Problem.unavailable("problem.line.answer", 200).asException();
                }
            }
            UUID taken = file.taken();
            if (taken != null) {
                String text = Attachment.text(List.of(file.file()));
                headOffice.keepOriginal(
                        file.ledger(), taken, new FileMessages.Original(text, file.guarded()));
                files.sent(file.id());
            }
        } catch (ProblemException e) {
            // One file that is broken, here or there, must not hold up everything else: the change
            // that names it comes back.
            boolean broken = e.problem() instanceof Problem.Damaged;
            if (!broken && !SyncProblems.aboutContent(e.problem())) {
                throw e;
            }
            LOG.warn("File {} was not taken: {}", file.id(), e.problem().key());
            files.refused(file.id());
        }
    }

    private FileState send(FileHere file, long from, String content) {
        return headOffice.sendFile(
                file.ledger(),
                file.id(),
                new FilePiece(
                        file.field(), file.file().size(), file.file().sha256(), from, content));
    }
}
