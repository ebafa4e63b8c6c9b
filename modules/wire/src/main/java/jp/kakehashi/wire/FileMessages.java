package jp.kakehashi.wire;

import jp.kakehashi.records.FieldId;

/// The messages by which files kept with rows cross the network, in pieces.
public final class FileMessages {
    /// Stands in place of a field for the file of an import itself.
    public static final FieldId ORIGINAL = new FieldId("import_original");

    private FileMessages() {}

    /// A piece of a file of `size` bytes that is to stand in `field`: its bytes from `offset` on,
    /// Base64; none only asks how far it has come. Pieces begin at multiples of 512 KiB and are of
    /// that length but the last. `PUT /api/ledgers/{ledger}/files/{file}`
    public record FilePiece(FieldId field, long size, String sha256, long offset, String content) {}

    /// Says that `file`, an attachment's text, is what an import was read from, and whether it
    /// seems to hold individual `numbers`. `PUT
    /// /api/ledgers/{ledger}/imports/{import}/original`; `GET` there reads it.
    public record Original(String file, boolean numbers) {}

    /// How many bytes are durable, and whether they are all and those of the hash.
    public record FileState(long received, boolean whole) {}
}
