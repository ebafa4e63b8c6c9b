package jp.kakehashi.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableCell;
import jp.kakehashi.app.city.City;
import jp.kakehashi.app.demo.StageHand;
import jp.kakehashi.app.workstation.WorkstationWindow;
import jp.kakehashi.bench.BenchOffice;
import jp.kakehashi.bench.LiveBench;
import jp.kakehashi.kernel.SystemClock;
import jp.kakehashi.sync.SyncTiming;
import jp.kakehashi.sync.Workstation;
import org.jspecify.annotations.Nullable;

/// A real workstation's window for the live measure, drawn in memory unless there is a display. It
/// shows the measured ledger as a person sees it.
final class BenchWindow implements LiveBench.Window {
    private static final int PATIENCE_SECONDS = 60;

    private final WindowRun run = new WindowRun();
    private final CompletableFuture<WorkstationWindow> window = new CompletableFuture<>();
    private volatile @Nullable Wish wish;

    /// A text that is waited for; `laidOut` once a pulse has put it into its place.
    private static final class Wish {
        private final String text;
        private final CompletableFuture<Long> painted = new CompletableFuture<>();
        private boolean laidOut;

        Wish(String text) {
            this.text = text;
        }
    }

    private BenchWindow() {}

    /// Opens the window and leads it to the ledger.
    static LiveBench.Window open(BenchOffice office, Path dir) throws InterruptedException {
        return opened(office, dir, 1);
    }

    /// The same, once the ledger has as many `rows`.
    static BenchWindow opened(BenchOffice office, Path dir, int rows) throws InterruptedException {
        if (System.getenv("DISPLAY") == null) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        BenchWindow made = new BenchWindow();
        SystemClock clock = new SystemClock();
        Workstation workstation = new Workstation(dir, City.model(), clock, SyncTiming.STANDARD);
        workstation.enrol(office.uri(), office.authority(), "bench-window");
        made.run.start(workstation, clock, "bench-window", dir, made.window::complete);
        made.lead(rows);
        return made;
    }

    WorkstationWindow window() throws InterruptedException {
        return awaited(window);
    }

    private void lead(int rows) throws InterruptedException {
        WorkstationWindow opened = awaited(window);
        try (PipedOutputStream out = new PipedOutputStream();
                PrintStream orders = new PrintStream(out, true, UTF_8);
                PipedInputStream said = new PipedInputStream(1 << 16)) {
            BufferedReader answers = new BufferedReader(new InputStreamReader(said, UTF_8));
            StageHand.follow(
                    opened,
                    new PipedInputStream(out),
                    new PrintStream(new PipedOutputStream(said), true, UTF_8),
                    () -> {});
            for (String order : orders(rows)) {
                orders.println(order.replace('\'', '"'));
                String answer = answers.readLine();
                if (answer == null || answer.contains("\"failed\"")) {
                    throw new IllegalStateException(order + " " + answer);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        opened.onScreen(() -> watch(opened.scene()));
    }

    private static String[] orders(int rows) {
        return new String[] {
            "{'do':'sign-in','staff':'%s','password':'%s'}"
                    .formatted(BenchOffice.STAFF, BenchOffice.PASSWORD),
            "{'do':'await','what':'rows:%s','value':'%d'}".formatted(BenchOffice.LEDGER, rows),
            "{'do':'await','what':'connection','value':'online'}",
            "{'do':'show','where':'ledger','detail':'%s'}".formatted(BenchOffice.LEDGER)
        };
    }

    /// A text that one pulse has laid out was painted when the next pulse begins.
    private void watch(Scene scene) {
        scene.addPreLayoutPulseListener(
                () -> {
                    Wish now = wish;
                    if (now != null && now.laidOut) {
                        now.painted.complete(System.nanoTime());
                    }
                });
        scene.addPostLayoutPulseListener(
                () -> {
                    Wish now = wish;
                    if (now != null && !now.laidOut && shows(scene, now.text)) {
                        now.laidOut = true;
                        scene.getRoot().requestLayout(); // so that there is a next pulse
                    }
                });
    }

    private static boolean shows(Scene scene, String text) {
        for (Node node : scene.getRoot().lookupAll(".table-cell")) {
            if (node instanceof TableCell<?, ?> cell && text.equals(cell.getText())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long painted(String text) throws InterruptedException {
        Wish next = new Wish(text);
        wish = next;
        // It may be there already: look at once, not only when something changes.
        WorkstationWindow opened = awaited(window);
        opened.onScreen(() -> opened.scene().getRoot().requestLayout());
        return awaited(next.painted);
    }

    static <T> T awaited(CompletableFuture<T> what) throws InterruptedException {
        try {
            return what.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the window stands still", e);
        }
    }

    @Override
    public void close() {
        try {
            WorkstationWindow opened = awaited(window);
            opened.onScreen(opened::hide);
            run.awaitEnd(PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
