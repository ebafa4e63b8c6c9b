package jp.kakehashi.documents.look;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import jp.kakehashi.documents.child.ChildAnswer;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildProcess;
import jp.kakehashi.kernel.process.ChildProcess.Bounds;

/// Draws a page of a file of any origin, PDF or picture, for a person to look at. The file is read
/// in a child with a heap and a time of its own, which hands back bare dots: nothing in the file
/// reaches a decoder of this program. Blocking; safe for use from many threads.
public final class FileLook {
    /// The longest side of what is drawn to be looked at, in dots.
    public static final int LONGEST = 1_600;

    /// The longest side of anything that is drawn, in dots: A4 at 14 to the millimetre.
    public static final int MOST = 4_300;

    private static final ChildAnswer CHILD =
            new ChildAnswer(
                    "problem.document.look_too_large",
                    "problem.document.look_too_long",
                    "problem.document.look_damaged");

    /// Draws on demand.
    public FileLook() {}

    /// A drawn page: `dots` are `0xAARRGGBB`, row by row, of page `page` (from 0) of `pages`.
    ///
    /// @param widthMm how wide the page of a PDF is as it is seen; 0 for a picture
    /// @param heightMm how high it is; 0 for a picture
    @SuppressWarnings("ArrayRecordComponent") // dots go straight to the screen
    public record Look(
            int width,
            int height,
            int[] dots,
            int page,
            int pages,
            double widthMm,
            double heightMm) {}

    /// Draws a page of `file`, counted from 0.
    ///
    /// @throws ProblemException `problem.document.look_kind` for what is neither PDF nor picture,
    ///     `.look_damaged`, `.look_encrypted`, `.look_too_large`, `.look_too_long`
    public Look page(byte[] file, int page) {
        return page(file, page, LONGEST);
    }

    /// The same with the longest side `longest` dots long, at most {@link #MOST}; a picture is
    /// never drawn larger than it is.
    public Look page(byte[] file, int page, int longest) {
        int side = Math.clamp(longest, 1, MOST);
        Bounds bounds = new Bounds(512, Duration.ofSeconds(30), 4L * side * side + 4_096);
        return CHILD.of(
                () ->
                        new ChildProcess(bounds)
                                .run(
                                        LookChild.class,
                                        List.of(Integer.toString(page), Integer.toString(side)),
                                        file),
                answer -> answered(answer, side));
    }

    private static ProblemException problem(String key) {
        return Problem.invalid(key).asException();
    }

    private static Look answered(DataInputStream answer, int side) throws IOException {
        String problem = answer.readUTF();
        if (!problem.isEmpty()) {
            throw problem(problem);
        }
        int page = answer.readInt();
        int pages = answer.readInt();
        double widthMm = answer.readDouble();
        double heightMm = answer.readDouble();
        int width = answer.readInt();
        int height = answer.readInt();
        if (width < 1 || height < 1 || width > side || height > side) {
            throw problem("problem.document.look_damaged");
        }
        int[] dots = new int[width * height];
        for (int i = 0; i < dots.length; i++) {
            dots[i] = answer.readInt();
        }
        return new Look(width, height, dots, page, pages, widthMm, heightMm);
    }
}
