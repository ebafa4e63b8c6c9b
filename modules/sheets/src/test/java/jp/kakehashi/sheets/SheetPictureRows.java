package jp.kakehashi.sheets;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A long plain workbook.
final class SheetPictureRows {
    private SheetPictureRows() {}

    static void write(Path file, int rows) {
        List<WorkbookWriter.Column> columns =
                List.of(
                        new WorkbookWriter.Column("名", SheetFieldType.TEXT, 12),
                        new WorkbookWriter.Column("数", SheetFieldType.NUMBER, 12));
        new WorkbookWriter()
                .writeXlsx(
                        file,
                        "表",
                        columns,
                        IntStream.rangeClosed(1, rows)
                                .mapToObj(i -> List.<@Nullable String>of("行 " + i, "" + i))
                                .iterator());
    }
}
