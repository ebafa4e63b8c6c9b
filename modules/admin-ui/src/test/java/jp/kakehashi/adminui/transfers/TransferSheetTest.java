package jp.kakehashi.adminui.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import jp.kakehashi.adminui.sample.SampleWindow;
import jp.kakehashi.adminui.transfers.TransferSheet.ReadList;
import jp.kakehashi.adminui.transfers.TransferSheet.Unread;
import jp.kakehashi.kernel.ProblemException;
import jp.kakehashi.sheets.WorkbookReader;
import jp.kakehashi.wire.TransferMessages.TransferLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of transfers as a personnel section writes them.
class TransferSheetTest {
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 1);

    @TempDir Path dir;

    private ReadList read(String... lines) {
        Path file = dir.resolve("list.csv");
        try {
            Files.write(file, List.of(lines), Charset.forName("windows-31j"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        TransferSheet sheet = new TransferSheet(SampleWindow.city());
        return sheet.read(new WorkbookReader().read(file).getFirst());
    }

    @Test
    void columnsAreFoundByTheirHeadsAndPlacesByTheirNames() {
        ReadList list =
                read(
                        "令和9年4月1日付け人事異動,,,,,,,,",
                        "職員番号,氏名,フリガナ,旧所属,新所属,役割,異動区分,発令日,終わる日",
                        "0123,佐藤　千代,サトウ チヨ,土木課,朝日庁舎 市民窓口係,担当・決裁,異動,R9.4.1,",
                        "0388,阿部　勇,アベ イサム,市民窓口係,課税課,,兼務,令和9年4月1日,令和10年3月31日",
                        "0412,東海林　弘,ショウジ ヒロシ,課税課,,,退職,令和9年3月31日,",
                        "0700,工藤　花子,クドウ ハナコ,,福祉課,,採用,R9.4.1,");
        assertEquals(List.of(), list.unread());
        assertEquals(4, list.rows());
        TransferLine moved = list.lines().get(0);
        assertEquals(3, moved.line());
        assertEquals("0123", moved.staff());
        assertEquals("asahi", moved.office());
        assertEquals("counter", moved.section());
        assertEquals(Set.of("keeper", "approver"), moved.roles());
        assertEquals(APRIL, moved.from());
        TransferLine second = list.lines().get(1);
        assertEquals(true, second.concurrent());
        assertEquals("honsho", second.office());
        assertEquals(LocalDate.of(2028, 3, 31), second.until());
        assertNull(second.roles());
        TransferLine leaves = list.lines().get(2);
        assertNull(leaves.section());
        assertNull(leaves.from());
        assertEquals(LocalDate.of(2027, 3, 31), leaves.until());
        assertEquals("welfare", list.lines().get(3).section());
    }

    @Test
    void whatCannotBeReadIsToldWithItsRowAndTheOthersAreRead() {
        ReadList list =
                read(
                        "職員番号,氏名,庁舎,課,役割,兼務,発令日,終了日",
                        "0123,佐藤　千代,本所,すぐやる課,,,R9.4.1,",
                        "0388,阿部　勇,鼠ヶ関庁舎,土木課,,,R9.4.1,",
                        "0412,東海林　弘,本所,土木課,部長,,R9.4.1,",
                        "0455,五十嵐　美咲,本所,土木課,,たぶん,R9.4.1,",
                        ",渡邉　健,本所,土木課,,,R9.4.1,",
                        "0502,小野寺　翔太,本所,土木課,,,R9.2.30,",
                        "0610,髙橋　一郎,本所,土木課,なし,○,R9.4.1,");
        assertEquals(
                List.of(
                        "problem.transfer.section",
                        "problem.transfer.office",
                        "problem.transfer.role",
                        "problem.transfer.concurrent",
                        "problem.transfer.number"),
                list.unread().stream().limit(5).map(u -> u.problem().key()).toList());
        assertEquals(List.of(2, 3, 4, 5, 6, 7), list.unread().stream().map(Unread::row).toList());
        TransferLine last = list.lines().getLast();
        assertEquals(Set.of(), last.roles());
        assertEquals(true, last.concurrent());
    }

    @Test
    void reliefOfAConcurrentPostEndsItTheDayBeforeItsDay() {
        ReadList list =
                read(
                        "職員番号,氏名,所属,異動区分,発令日,終わる日",
                        "0388,阿部　勇,課税課,兼務を免ずる,R9.4.1,",
                        "0389,阿部　恵,課税課,兼務解除,R9.4.1,令和9年5月31日",
                        "0390,阿部　望,,兼務免,R9.4.1,");
        TransferLine ends = list.lines().getFirst();
        assertNull(ends.from());
        assertEquals(APRIL.minusDays(1), ends.until());
        assertEquals("tax", ends.section());
        assertEquals(true, ends.concurrent());
        assertEquals(LocalDate.of(2027, 5, 31), list.lines().get(1).until());
        assertEquals("problem.transfer.relieved", list.unread().getFirst().problem().key());
    }

    @Test
    void tableOfSomethingElseIsNamedAsSuch() {
        ProblemException told =
                assertThrows(
                        ProblemException.class,
                        () -> read("許可番号,氏名,終了日", "R8-1,髙橋 一郎,R9.3.31", "R8-2,阿部 勇,R9.3.31"));
        assertEquals("problem.transfer.columns", told.problem().key());
    }
}
