package jp.kakehashi.ledger;

import java.nio.file.Path;
import java.util.UUID;
import jp.kakehashi.records.Attachment;
import jp.kakehashi.records.FieldId;
import jp.kakehashi.records.LedgerId;

/// Files kept with rows. Putting one in works without a line: its bytes wait here, sealed, and are
/// sent before the row that refers to them. Every method blocks; expected failures are
/// {@link jp.kakehashi.kernel.ProblemException} `problem.attachment.*`.
public interface LedgerFiles {

    /// Takes `source` in for a cell of `field`, which is then written with what is returned.
    Attachment add(LedgerId ledger, FieldId field, Path source);

    /// The bytes of a file of a row, to be looked at here and never put on a disk; of what head
    /// office has, over the line. Logs the viewing when rows are about persons.
    byte[] read(LedgerId ledger, UUID row, Attachment file, String purpose);

    /// Writes a file of a row to `to`, whole or not at all; of what head office has, over the line.
    /// Logs the viewing when rows are about persons.
    void save(LedgerId ledger, UUID row, Attachment file, String purpose, Path to);

    /// Makes the bytes of a file unrecoverable for ever, for an owner of the ledger and over the
    /// line; what the row says of it stays.
    void destroy(LedgerId ledger, UUID row, Attachment file, String purpose);
}
