package jp.kakehashi.sheets;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildMain;

/// The child of {@link OutsideWorkbooks}: reads one file and answers with its tables.
public final class WorkbookChild {
    private WorkbookChild() {}

    /// Reads the file that is the first of `args`.
    public static void main(String[] args) throws IOException {
        ChildMain.answer(
                answer -> {
                    DataOutputStream out = new DataOutputStream(answer);
                    List<SheetTable> tables;
                    try {
                        tables = new WorkbookReader().read(Path.of(args[0]));
                    } catch (ProblemException e) {
                        TableStream.write(out, e.problem());
                        out.flush();
                        return;
                    }
                    TableStream.write(out, tables);
                    out.flush();
                });
    }
}
