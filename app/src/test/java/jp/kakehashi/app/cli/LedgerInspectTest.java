package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.sheets.SheetFieldType;
import jp.kakehashi.sheets.SheetProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerInspectTest {
    @TempDir Path folder;
    private final Typed typed = new Typed();

    @Test
    void whatIsUnderstoodOfAFileIsPrintedTableByTable() throws IOException {
        Path file = folder.resolve("占用.csv");
        String text =
                "道路占用許可台帳,,,\n申請者,,許可,\n氏名,住所,番号,年月日\n"
                        + "佐藤,本町,0012,R5.2.1\n〃,馬場町,0013,平成33年5月1日\n本間,大宝寺,0014,R5.2.3\n";
        Files.write(file, text.getBytes(Charset.forName("windows-31j")));
        assertEquals(1, typed.run("ledger", "inspect", file.toString(), "--rows"));
        assertEquals(1, typed.printed().size());
        JsonNode table = typed.printed().get(0);
        assertEquals("占用", table.get("sheet").asText());
        assertEquals("A2:D6", table.get("range").asText());
        assertEquals("windows-31j", table.get("encoding").asText());
        assertEquals("[2,3]", table.get("headerRows").toString());
        assertEquals(
                "[{\"name\":\"申請者 氏名\",\"type\":\"person\",\"column\":\"A\"},"
                        + "{\"name\":\"申請者 住所\",\"type\":\"text\",\"column\":\"B\"},"
                        + "{\"name\":\"許可 番号\",\"type\":\"text\",\"column\":\"C\"},"
                        + "{\"name\":\"許可 年月日\",\"type\":\"date\",\"column\":\"D\"}]",
                table.get("fields").toString());
        assertEquals(3, table.get("rowCount").asInt());
        assertEquals(
                "[{\"sheet\":\"占用\",\"cell\":\"D5\",\"kind\":\"after_era\","
                        + "\"saw\":\"平成33年5月1日\",\"suggests\":\"2021-05-01\"}]",
                table.get("problems").toString());
        assertEquals(
                "{\"申請者 氏名\":\"佐藤\",\"申請者 住所\":\"馬場町\",\"許可 番号\":\"0013\","
                        + "\"許可 年月日\":\"平成33年5月1日\"}",
                table.get("rows").get(1).toString());
        assertEquals(1, typed.run("ledger", "inspect", file.toString()));
        assertFalse(typed.printed().get(0).has("rows"));
    }

    @Test
    void aFileThatCannotBeReadIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "a,\"b\n1,2\n");
        assertEquals(1, typed.run("ledger", "inspect", file.toString()));
        assertEquals("problem.sheet.open_quote", typed.printed().get("problem").asText());
    }

    @Test
    void helpListsEveryTypeAndEveryKindOfProblem() {
        typed.run("ledger", "inspect", "--help");
        List<String> words = List.of((typed.text() + typed.said()).split("[\\s.,:。：]+"));
        List<String> missing = new ArrayList<>();
        for (SheetFieldType type : SheetFieldType.values()) {
            missing.add(type.code());
        }
        for (SheetProblem.Kind kind : SheetProblem.Kind.values()) {
            missing.add(kind.code());
        }
        missing.removeAll(words);
        assertTrue(missing.isEmpty(), missing::toString);
    }
}
