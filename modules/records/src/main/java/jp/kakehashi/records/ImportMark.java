package jp.kakehashi.records;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which import a new row came with. Made once by the workstation that took the file in; every row
/// of the import carries it, so that all of them are found again.
///
/// @param id unique for ever
/// @param file as the file was called, without folder, at most 300 characters
/// @param key the field by which the file's rows were told apart from those of the ledger; null for
///     a file that was not laid beside them
public record ImportMark(UUID id, String file, @Nullable FieldId key) {
    /// The longest name of a file.
    public static final int LONGEST_FILE = 300;

    /// Of a file that was not laid beside the rows of its ledger.
    public ImportMark(UUID id, String file) {
        this(id, file, null);
    }

    /// The same for a file whose rows `field` tells apart.
    public ImportMark by(FieldId field) {
        return new ImportMark(id, file, field);
    }
}
