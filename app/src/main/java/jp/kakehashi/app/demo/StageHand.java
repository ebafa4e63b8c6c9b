package jp.kakehashi.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import jp.kakehashi.app.workstation.WorkstationWindow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Follows the demonstration's orders in a real workstation: one JSON object a line comes in, one
/// goes out when it is done. Whatever it does goes through the window's own screens and services.
public final class StageHand {
    private static final Logger log = LoggerFactory.getLogger(StageHand.class);

    private final ObjectMapper json = new ObjectMapper();
    private final StageScreen screen;
    private final StageLedgers ledgers;
    private final BufferedReader orders;
    private final PrintStream answers;

    private StageHand(WorkstationWindow window, InputStream orders, PrintStream answers) {
        this.screen = new StageScreen(window);
        this.ledgers = new StageLedgers(screen, json);
        this.orders = new BufferedReader(new InputStreamReader(orders, StandardCharsets.UTF_8));
        this.answers = answers;
    }

    /// Follows `orders` on a thread of its own until they end; then `gone` runs, unless a person
    /// watches, who closes the window when they like.
    public static void follow(
            WorkstationWindow window, InputStream orders, PrintStream answers, Runnable gone) {
        StageHand hand = new StageHand(window, orders, answers);
        Thread.ofVirtual().name("stage").start(() -> hand.follow(gone));
    }

    private void follow(Runnable gone) {
        try {
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answers.println(json.writeValueAsString(answer(line)));
                answers.flush();
            }
        } catch (IOException e) {
            log.info("nobody gives orders any more", e);
        }
        if (Boolean.getBoolean("kakehashi.headless")) {
            gone.run();
        }
    }

    private ObjectNode answer(String line) throws IOException {
        try {
            return obey(json.readTree(line));
        } catch (StepFailed e) {
            return json.createObjectNode().put("failed", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return json.createObjectNode().put("failed", "interrupted");
        } catch (RuntimeException e) {
            log.error("an order failed", e);
            return json.createObjectNode().put("failed", String.valueOf(e));
        }
    }

    private ObjectNode obey(JsonNode order) throws InterruptedException {
        String verb = text(order, "do");
        switch (verb) {
            case "sign-in" -> screen.signIn(text(order, "staff"), text(order, "password"));
            case "picture" -> screen.picture(text(order, "file"));
            case "prefer" -> screen.prefer(text(order, "what"), text(order, "value"));
            case "show" -> screen.show(text(order, "where"), text(order, "detail"));
            case "resolve" -> ledgers.resolve(text(order, "value"), text(order, "reason"));
            case "await" -> ledgers.await(text(order, "what"), text(order, "value"));
            case "edit" -> ledgers.edit(order);
            case "export" -> ledgers.export(text(order, "ledger"), text(order, "file"));
            case "import" -> {
                return json.createObjectNode()
                        .put("ledger", ledgers.importWorkbook(text(order, "file")));
            }
            case "rows" -> {
                return ledgers.rows(text(order, "ledger"));
            }
            case "grid" -> {
                return json.createObjectNode().set("rows", json.valueToTree(screen.grid()));
            }
            case "conflicts" -> {
                return ledgers.conflicts();
            }
            default -> throw new StepFailed("no such order: " + verb);
        }
        return json.createObjectNode().put("done", verb);
    }

    private static String text(JsonNode order, String name) {
        return order.path(name).asText();
    }
}
