package jp.kakehashi.sheets;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.kernel.ProblemException;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.hssf.OldExcelFormatException;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.NotOLE2FileException;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.SheetVisibility;

/// Reads the sheets of an xls (BIFF8, [MS-XLS]), hidden ones too. The whole workbook is held in
/// memory, which its format keeps to 65,536 rows of 256 columns a sheet.
final class XlsFile {
    private static final List<String> MACROS = List.of("_VBA_PROJECT_CUR", "_VBA_PROJECT", "VBA");

    private final CellBudget budget;

    XlsFile(SheetBounds bounds) {
        this.budget = new CellBudget(bounds);
    }

    List<RawSheet> read(Path file) throws IOException {
        try (POIFSFileSystem ole = new POIFSFileSystem(file.toFile(), true)) {
            DirectoryNode root = ole.getRoot();
            if (root.hasEntryCaseInsensitive("EncryptedPackage")) {
                throw encrypted();
            }
            if (MACROS.stream().anyMatch(root::hasEntryCaseInsensitive)) {
                throw Problem.refused("problem.sheet.macro").asException();
            }
            if (!root.hasEntryCaseInsensitive("Workbook")) {
                throw Problem.invalid(
                                root.hasEntryCaseInsensitive("Book")
                                        ? "problem.sheet.old_format"
                                        : "problem.sheet.not_a_workbook")
                        .asException();
            }
            try (HSSFWorkbook book = new HSSFWorkbook(root, false)) {
                return sheets(book);
            }
        } catch (EncryptedDocumentException e) {
            throw new ProblemException(encrypted().problem(), e);
        } catch (OldExcelFormatException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.old_format"), e);
        } catch (NotOLE2FileException e) {
            throw new ProblemException(Problem.invalid("problem.sheet.not_a_workbook"), e);
        } catch (ProblemException e) {
            throw e;
        } catch (IOException | RuntimeException | AssertionError e) {
            // the library meets broken records with whatever it stumbles over
            throw new ProblemException(Problem.invalid("problem.sheet.damaged"), e);
        }
    }

    private static ProblemException encrypted() {
        return Problem.refused("problem.sheet.encrypted").asException();
    }

    private List<RawSheet> sheets(HSSFWorkbook book) {
        boolean date1904 = book.getInternalWorkbook().isUsing1904DateWindowing();
        XlsLooks looks = new XlsLooks(book);
        List<RawSheet> sheets = new ArrayList<>();
        for (int i = 0; i < book.getNumberOfSheets(); i++) {
            HSSFSheet sheet = book.getSheetAt(i);
            SheetMarks marks = new SheetMarks();
            if (book.getSheetVisibility(i) != SheetVisibility.VISIBLE) {
                marks.hide();
            }
            List<RawRow> rows = new XlsSheet(budget, looks, marks).read(sheet);
            sheets.add(
                    new RawSheet(
                            Optional.ofNullable(sheet.getSheetName()).orElse("Sheet" + (i + 1)),
                            null,
                            date1904,
                            rows,
                            looks.looks(),
                            marks));
        }
        return sheets;
    }

    /// A stored double as the number that was typed, 15 digits of it.
    static Optional<BigDecimal> number(double value) {
        return Double.isFinite(value)
                ? Optional.of(new BigDecimal(Double.toString(value)))
                : Optional.empty();
    }
}
