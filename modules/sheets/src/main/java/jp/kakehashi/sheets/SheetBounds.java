package jp.kakehashi.sheets;

/// How much of a file is read at most; beyond it the file is refused by name.
///
/// @param fileBytes of the file as it lies on the disk
/// @param inflatedBytes of all parts of a workbook together, unpacked
/// @param ratio unpacked to packed bytes of a workbook of more than 16 MB unpacked
/// @param columns of a sheet
/// @param cells that are not empty, over all sheets
public record SheetBounds(long fileBytes, long inflatedBytes, int ratio, int columns, int cells) {

    /// What a workstation can hold: 200 MB, 1 GB unpacked.
    public static SheetBounds usual() {
        return new SheetBounds(200L << 20, 1L << 30, 150, 16_384, 6_000_000);
    }
}
