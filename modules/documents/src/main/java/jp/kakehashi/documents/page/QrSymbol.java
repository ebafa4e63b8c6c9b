package jp.kakehashi.documents.page;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import jp.kakehashi.kernel.Problem;

/// A QR code (JIS X 0510), error correction M, drawn as filled boxes that stay sharp at any
/// resolution. Immutable.
public final class QrSymbol {
    /// The smallest edge, without the quiet zone, that office scanners and phones read.
    public static final double SMALLEST_MM = 15;

    /// The free modules the standard asks for on each side.
    public static final int QUIET_MODULES = 4;

    private final ByteMatrix modules;

    private QrSymbol(ByteMatrix modules) {
        this.modules = modules;
    }

    /// The symbol of a text.
    ///
    /// @throws jp.kakehashi.kernel.ProblemException `problem.document.code_too_long`
    public static QrSymbol of(String text) {
        try {
            return new QrSymbol(Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw Problem.invalid("problem.document.code_too_long", text.length()).asException();
        }
    }

    /// Modules along an edge.
    public int size() {
        return modules.getWidth();
    }

    /// The quiet zone beside an edge of this length.
    public double quiet(double edge) {
        return edge * QUIET_MODULES / size();
    }

    void draw(Drawing to, double x, double y, double edge) {
        double module = edge / size();
        to.raw("q ").number(1).operator("g");
        double quiet = quiet(edge);
        to.box(x - quiet, y - quiet, edge + 2 * quiet, edge + 2 * quiet).operator("f");
        to.number(0).operator("g");
        for (int row = 0; row < size(); row++) {
            for (int from = 0; from < size(); ) {
                int end = from;
                while (end < size() && modules.get(end, row) == 1) {
                    end++;
                }
                if (end > from) {
                    to.box(x + from * module, y + row * module, (end - from) * module, module);
                }
                from = end + 1;
            }
        }
        to.operator("f Q");
    }
}
