package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvQuotesTest {
    private static final String HEAD = "番号,氏名,住所\n1,田中,鶴岡市\n";

    /// Between the two quotes stands 3,佐藤,大網 which would be lost.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2,\"山田,下名川\n3,佐藤,大網\n4,\"鈴木\",熊出\n",
                "2,\"山田,下名川\r\n3,佐藤,大網\r\n4,\"鈴木\",熊出\r\n",
                "2,\"山田,下名川\r3,佐藤,大網\r4,\"鈴木\",熊出\r",
                "2,\"山田,下名川\n3,佐藤,\"大網\"\n4,鈴木,熊出\n",
                "2,\"山田,下名川\n3,佐藤\",大網\n4,鈴木,熊出\n",
                "2,\"山田,下名川\n3,佐藤,大網\"\n4,鈴木,熊出\n",
                "2,\"山田,下名川\n3,佐藤,大網\n4,鈴木,熊出\n",
            })
    void aQuoteThatSwallowsRowsIsNamedWithItsLine(String rest) {
        ProblemException thrown =
                assertThrows(
                        ProblemException.class, () -> new CsvQuotes(',', 0).check(HEAD + rest));
        assertEquals("problem.sheet.open_quote", thrown.problem().key());
        assertEquals(List.of("3"), thrown.problem().args());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2,\"山田\n太郎\",下名川\n",
                "2,\"山田\",\"下名川, 落合\n電話なし\"\n",
                "2,山田,\"現地, 確認\n前年と, 同じ\n\"\n",
                "2,\"山田 \"\"太郎\"\"\n次郎\",下名川\n",
                "2,\"山田\n\"\"太郎\"\"\",下名川\n",
                "2,\"山田\" ,下名川\n",
                "2,\"山田\"太郎,下名川\n",
                "2,5\"管,\"下名川\n落合\"\n",
                "2,\"\",\"\"\n",
                "2,山田,\"\n\"\n",
            })
    void whatIsQuotedAsItShouldBeIsRead(String rest) {
        assertDoesNotThrow(() -> new CsvQuotes(',', 0).check(HEAD + rest));
    }

    @Test
    void inAWideTableOneRowWithinTheQuotesIsEnough() {
        String head = "番号,氏名,住所,電話,日,額\n1,田中,鶴岡市,0235,R8.4.1,100\n".repeat(3);
        String torn =
                "2,\"山田,注,下名川,0235,R8.4.2,50\n3,佐藤,大網,0235,R8.4.3,50\n4,鈴木\",熊出,0235,R8.4.4,1\n";
        assertThrows(ProblemException.class, () -> new CsvQuotes(',', 0).check(head + torn));
        String note = "2,山田,\"下名川\n現地, 確認\n了\",0235,R8.4.2,50\n";
        assertDoesNotThrow(() -> new CsvQuotes(',', 0).check(head + note));
    }
}
