package jp.kakehashi.records;

import java.util.UUID;

/// Which import a new row came with. Made once by the workstation that took the file in; every row
/// of the import carries it, so that all of them are found again.
///
/// @param id unique for ever
/// @param file as the file was called, without folder, at most 300 characters
public record ImportMark(UUID id, String file) {
    /// The longest name of a file.
    public static final int LONGEST_FILE = 300;
}
