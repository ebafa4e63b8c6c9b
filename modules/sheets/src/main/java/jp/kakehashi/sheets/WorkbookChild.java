package jp.kakehashi.sheets;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildMain;

/// The child of {@link OutsideWorkbooks}: reads one file and answers with its tables, with how it
/// looks, or with its beginning in every encoding.
public final class WorkbookChild {
    /// What it is asked for.
    enum Wish {
        TABLES,
        READING,
        LOOK,
        ENCODINGS
    }

    private WorkbookChild() {}

    /// Reads the file that is the first of `args`; the second says what is asked for.
    public static void main(String[] args) throws IOException {
        ChildMain.answer(
                answer -> {
                    DataOutputStream out = new DataOutputStream(answer);
                    try {
                        answer(Path.of(args[0]), Wish.valueOf(args[1]), out);
                    } catch (ProblemException e) {
                        TableStream.write(out, e.problem());
                    }
                    out.flush();
                });
    }

    private static void answer(Path file, Wish wish, DataOutputStream out) throws IOException {
        WorkbookReader reader = new WorkbookReader();
        DataInputStream asked = new DataInputStream(System.in);
        switch (wish) {
            case TABLES -> TableStream.write(out, reader.read(file));
            case READING -> {
                SheetReading reading = reader.read(file, LookStream.hints(asked(asked)));
                TableStream.begin(out);
                LookStream.reading(out, reading);
            }
            case LOOK -> {
                DataInputStream in = asked(asked);
                SheetHints hints = LookStream.hints(in);
                SheetLook look = reader.look(file, hints, TableStream.present(in), in.readInt());
                TableStream.begin(out);
                LookStream.look(out, look);
            }
            case ENCODINGS -> {
                var looks = reader.encodings(file);
                TableStream.begin(out);
                LookStream.encodings(out, looks);
            }
        }
    }

    // Whole, because the reading of texts asks how much is left.
    private static DataInputStream asked(DataInputStream in) throws IOException {
        return new DataInputStream(new java.io.ByteArrayInputStream(in.readAllBytes()));
    }

    /// What the child is fed.
    static byte[] fed(Feed feed) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        feed.to(out);
        out.flush();
        return bytes.toByteArray();
    }

    /// Writes what the child is fed.
    @FunctionalInterface
    interface Feed {
        void to(DataOutputStream out) throws IOException;
    }
}
