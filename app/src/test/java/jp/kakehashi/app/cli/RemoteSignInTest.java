package jp.kakehashi.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.town.Town;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person at the command line of a computer, at a running server.
final class RemoteSignInTest {
    @TempDir Path dir;

    @Test
    void computersCommandLineIsADeviceOfItsOwnAndStaysTheSame() throws IOException {
        try (Town town = new Town(dir).with(City.ledger("road_occupancy", "road_occupancy"))) {
            String token = signIn(town, "one");
            assertEquals(1, devices(town));
            assertEquals(0, new Typed().run(ledgers(town, "--token", token)));
            Typed other = new Typed();
            assertEquals(1, other.run(ledgers(town, "--training", "--token", token)));
            assertTrue(
                    (other.text() + other.said()).contains("problem.session.other_world"),
                    other.text());
            signIn(town, "one");
            Typed typed = new Typed().withPassword(Town.PASSWORD);
            String folder = dir.resolve("one").toString();
            assertEquals(
                    0,
                    typed.run(ledgers(town, "--staff", "admin", "--device", folder)),
                    typed.said());
            assertEquals(1, devices(town));
            signIn(town, "two");
            assertEquals(2, devices(town));
            // A lost key is another device, and nobody is kept out.
            Files.delete(dir.resolve("one/device-key.json"));
            signIn(town, "one");
            assertEquals(3, devices(town));
        }
    }

    private String signIn(Town town, String computer) throws IOException {
        Typed typed = new Typed().withPassword(Town.PASSWORD);
        int exit =
                typed.run(
                        "sign-in",
                        "--server",
                        town.url(),
                        "--authority",
                        town.authority().toString(),
                        "--staff",
                        "admin",
                        "--device",
                        dir.resolve(computer).toString());
        assertEquals(0, exit, typed.text() + typed.said());
        String token = typed.printed().get("token").asText();
        assertTrue(token.length() > 30);
        return token;
    }

    private String[] ledgers(Town town, String... who) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "ledger",
                                "query",
                                "road_occupancy",
                                "--server",
                                town.url(),
                                "--authority",
                                town.authority().toString()));
        line.addAll(List.of(who));
        return line.toArray(String[]::new);
    }

    /// Those of command lines.
    private static int devices(Town town) {
        try (var calls = town.calls("admin")) {
            return (int)
                    calls
                            .call(
                                    "GET",
                                    "/api/devices",
                                    null,
                                    jp.kakehashi.wire.AccountMessages.DeviceList.class)
                            .devices()
                            .stream()
                            .filter(each -> each.name().equals("command-line"))
                            .count();
        }
    }
}
