package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jp.kakehashi.app.ledgers.HttpCalls;
import jp.kakehashi.app.town.Town;
import jp.kakehashi.wire.AccountMessages.StaffList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list of transfers at the command line: seen first, agreed to, done once.
class StaffTransferTest {
    @TempDir Path dir;
    private final Typed typed = new Typed().withPassword(Town.PASSWORD);

    private int transfer(Town town, String staff, Path file, String... more) {
        String[] args = {
            "staff",
            "transfer",
            file.toString(),
            "--server",
            town.url(),
            "--authority",
            town.authority().toString(),
            "--staff",
            staff,
            "--device",
            dir.resolve("command-line-" + staff).toString()
        };
        String[] all = new String[args.length + more.length];
        System.arraycopy(args, 0, all, 0, args.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return typed.run(all);
    }

    @Test
    void listIsShownWithItsMarkAndCarriedOutOnceWhenItIsAgreedTo() throws IOException {
        Path file = dir.resolve("異動.csv");
        Files.writeString(
                file,
                """
                職員番号,氏名,新所属,役割,発令日
                1001,職員1001,朝日庁舎 課税課,担当,令和22年4月1日
                2001,工藤　花子,福祉課,,R22.4.1
                """);
        try (Town town = new Town(dir).with("1001", "civil", "keeper")) {
            assertEquals(0, transfer(town, "admin", file), typed::text);
            JsonNode plan = typed.printed();
            assertEquals("MOVES", plan.get("people").get(0).get("kind").asText());
            assertEquals("COMES", plan.get("people").get(1).get("kind").asText());
            String mark = plan.get("mark").asText();
            assertEquals(2, staff(town));

            assertEquals(1, transfer(town, "1001", file, "--agree", mark));
            assertEquals("problem.role.missing", typed.printed().get("problem").asText());
            assertEquals(1, transfer(town, "admin", file, "--agree", "another"));
            assertEquals("problem.transfer.changed", typed.printed().get("problem").asText());
            assertEquals(0, transfer(town, "admin", file, "--agree", mark), typed::text);
            assertEquals(2, typed.printed().get("people").asInt());
            assertEquals(0, transfer(town, "admin", file, "--agree", mark));
            assertEquals(0, typed.printed().get("people").asInt());
            assertEquals(3, staff(town));

            Files.writeString(file, "職員番号,氏名,新所属,発令日\n1001,別の人,福祉課,R22.5.1\n");
            assertEquals(1, transfer(town, "admin", file, "--agree", mark));
            assertTrue(typed.text().contains("problem.transfer.name"), typed.text());
        }
    }

    private static int staff(Town town) {
        try (HttpCalls calls = town.calls("admin")) {
            return calls.call("GET", "/api/staff", null, StaffList.class).staff().size();
        }
    }
}
