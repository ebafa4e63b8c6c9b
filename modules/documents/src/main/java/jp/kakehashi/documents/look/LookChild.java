package jp.kakehashi.documents.look;

import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.kernel.process.ChildMain;

/// The child that meets a file from outside: its answer is the key of a problem, or an empty key,
/// page, pages, its measures in mm, width, height and the dots.
public final class LookChild {
    private LookChild() {}

    /// Draws page `args[0]` of the file on stdin, `args[1]` dots along its longest side.
    public static void main(String[] args) throws IOException {
        byte[] file = System.in.readAllBytes();
        ChildMain.answer(
                answer -> {
                    DataOutputStream out =
                            new DataOutputStream(new BufferedOutputStream(answer, 1 << 16));
                    try {
                        write(
                                PageDrawing.draw(
                                        file, Integer.parseInt(args[0]), Integer.parseInt(args[1])),
                                out);
                    } catch (ProblemException e) {
                        out.writeUTF(e.problem().key());
                    }
                    out.flush();
                });
    }

    private static void write(PageDrawing.Drawn drawn, DataOutputStream out) throws IOException {
        BufferedImage image = drawn.image();
        out.writeUTF("");
        out.writeInt(drawn.page());
        out.writeInt(drawn.pages());
        out.writeDouble(drawn.widthMm());
        out.writeDouble(drawn.heightMm());
        out.writeInt(image.getWidth());
        out.writeInt(image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                out.writeInt(image.getRGB(x, y));
            }
        }
    }
}
