package jp.kakehashi.sheets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jp.kakehashi.kernel.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvEncodingsTest {
    private static final String TEXT = "氏名,フリガナ,住所\n佐藤 花子,サトウ ハナコ,山形県鶴岡市馬場町\n本間 弘,ホンマ ヒロシ,大網\n";

    @TempDir Path folder;

    @Test
    void theEncodingIsToldFromTheBytes() throws IOException {
        for (String name : List.of("windows-31j", "EUC-JP", "ISO-2022-JP", "UTF-8", "UTF-16")) {
            SheetTable table = read(TEXT.getBytes(Charset.forName(name)));
            assertEquals(name.equals("UTF-16") ? "UTF-16BE" : name, table.encoding());
            assertEquals(List.of("佐藤 花子", "サトウ ハナコ", "山形県鶴岡市馬場町"), table.rows().getFirst());
        }
    }

    @Test
    void halfWidthKanaIsNoOtherEncoding() throws IOException {
        String bank = "口座名義,金額\nﾔﾏﾀﾞ ﾀﾛｳ,100\nｻﾄｳ ﾊﾅｺ,200\n";
        SheetTable windows = read(bank.getBytes(Charset.forName("windows-31j")));
        assertEquals("windows-31j", windows.encoding());
        assertEquals("ﾔﾏﾀﾞ ﾀﾛｳ", windows.rows().getFirst().getFirst());
        SheetTable euc = read(bank.getBytes(Charset.forName("EUC-JP")));
        assertEquals("ﾔﾏﾀﾞ ﾀﾛｳ", euc.rows().getFirst().getFirst());
    }

    @Test
    void lettersOnlyWindowsHasAreReadInOldEncodings() throws IOException {
        String text = "氏名,会社\n髙橋①,㈱山形\n";
        for (String name : List.of("windows-31j", "x-eucJP-Open", "x-windows-iso2022jp")) {
            assertEquals(
                    List.of("髙橋①", "㈱山形"),
                    read(text.getBytes(Charset.forName(name))).rows().getFirst(),
                    name);
        }
    }

    @Test
    void aFileOfTwoEncodingsIsRefusedWithTheLineWhereItTurns() throws IOException {
        ByteArrayOutputStream mixed = new ByteArrayOutputStream();
        mixed.write("氏名,住所\n佐藤,馬場町\n".getBytes(Charset.forName("windows-31j")));
        mixed.write("本間,ひばりが丘の町\n".getBytes(StandardCharsets.UTF_8));
        assertRefused("problem.sheet.mixed_encodings[3]", mixed.toByteArray());
        mixed.reset();
        mixed.write("氏名,住所\n佐藤,馬場町\n".getBytes(StandardCharsets.UTF_8));
        mixed.write("本間,ひばりが丘の町\n".getBytes(Charset.forName("windows-31j")));
        assertRefused("problem.sheet.mixed_encodings[3]", mixed.toByteArray());
        mixed.reset();
        mixed.write("氏名,住所\n佐藤,さくら町\n".getBytes(Charset.forName("windows-31j")));
        mixed.write("本間,ひばりが丘の町\n".getBytes(Charset.forName("EUC-JP")));
        assertRefused("problem.sheet.mixed_encodings[3]", mixed.toByteArray());
    }

    @Test
    void nullsAreRefusedInEveryEncoding() throws IOException {
        assertRefused("problem.sheet.not_text[]", "a,b\n1,\0\n".getBytes(StandardCharsets.UTF_8));
        assertRefused(
                "problem.sheet.not_text[]", "\uFEFFa,\0\n1,2".getBytes(StandardCharsets.UTF_8));
        assertRefused("problem.sheet.not_text[]", "a,\0\n1,2".getBytes(StandardCharsets.UTF_16));
    }

    @Test
    void theSeparatorIsTheOneThatMakesRowsOfOneLength() throws IOException {
        assertEquals(
                List.of("佐藤", "1,200", "本町;馬場町"),
                read("氏名\t金額\t住所\n佐藤\t1,200\t本町;馬場町\n".getBytes(StandardCharsets.UTF_8))
                        .rows()
                        .getFirst()
                        .stream()
                        .map(v -> v.equals("1200") ? "1,200" : v)
                        .toList());
        assertEquals(
                List.of("佐藤", "a,b"),
                read("氏名;備考\n佐藤;\"a,b\"\n".getBytes(StandardCharsets.UTF_8)).rows().getFirst());
        assertEquals(
                List.of("佐藤", "a|b;c"),
                read("sep=,\n氏名,備考\n佐藤,a|b;c\n".getBytes(StandardCharsets.UTF_8))
                        .rows()
                        .getFirst());
    }

    private void assertRefused(String what, byte[] bytes) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(bytes));
        assertEquals(what, refused.problem().key() + refused.problem().args());
    }

    private SheetTable read(byte[] bytes) throws IOException {
        return new WorkbookReader().read(Files.write(folder.resolve("a.csv"), bytes)).getFirst();
    }
}
