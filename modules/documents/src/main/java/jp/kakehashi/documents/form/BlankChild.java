package jp.kakehashi.documents.form;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildMain;

/// The child that meets a blank from outside: its answer is the key of a problem and its arguments,
/// or an empty key, what was left out and the rebuilt PDF.
public final class BlankChild {
    private BlankChild() {}

    /// Rebuilds the file `args[0]`, or what is on stdin.
    public static void main(String[] args) throws IOException {
        ChildMain.answer(
                answer -> {
                    DataOutputStream out = new DataOutputStream(answer);
                    ByteArrayOutputStream pdf = new ByteArrayOutputStream();
                    try {
                        Set<String> leftOut =
                                args.length == 0
                                        ? BlankRebuilding.rebuild(System.in.readAllBytes(), pdf)
                                        : BlankRebuilding.rebuild(Path.of(args[0]), pdf);
                        out.writeUTF("");
                        words(out, leftOut);
                        pdf.writeTo(out);
                    } catch (ProblemException e) {
                        out.writeUTF(e.problem().key());
                        words(out, e.problem().args());
                    }
                    out.flush();
                });
    }

    private static void words(DataOutputStream out, java.util.Collection<String> words)
            throws IOException {
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
    }
}
