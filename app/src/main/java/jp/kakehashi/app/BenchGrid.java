package jp.kakehashi.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import jp.kakehashi.app.workstation.WorkstationWindow;
import jp.kakehashi.bench.BenchOffice;
import jp.kakehashi.bench.GridBench;
import jp.kakehashi.ledgerui.grid.RowSlot;

/// The grid of a real workstation's window, scrolled and typed into for its measure.
final class BenchGrid implements GridBench.Window {
    private static final double STEP_PX = 96;
    private static final int KEYS_A_CELL = 20;
    private static final long SEED = 20_260_401;

    private final BenchWindow behind;
    private final WorkstationWindow window;
    private final int rows;

    private BenchGrid(BenchWindow behind, int rows) throws InterruptedException {
        this.behind = behind;
        this.window = behind.window();
        this.rows = rows;
    }

    /// Opens a window and leads it to the ledger, once all of its `rows` are there.
    static GridBench.Window open(BenchOffice office, Path dir, int rows)
            throws InterruptedException {
        BenchGrid grid = new BenchGrid(BenchWindow.opened(office, dir, rows), rows);
        grid.until(() -> grid.table() != null && grid.shown());
        return grid;
    }

    @Override
    public double[] frames(int count) throws InterruptedException {
        double[] millis = new double[count];
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        window.onScreen(
                () ->
                        new AnimationTimer() {
                            private final VirtualFlow<?> flow = flow();
                            private int at = -1;
                            private long last;

                            @Override
                            public void handle(long pulse) {
                                long now = System.nanoTime();
                                if (at >= 0) {
                                    millis[at] = (now - last) / 1e6;
                                }
                                last = now;
                                at++;
                                if (at == count) {
                                    stop();
                                    done.complete(true);
                                } else {
                                    flow.scrollPixels(STEP_PX);
                                }
                            }
                        }.start());
        BenchWindow.awaited(done);
        return millis;
    }

    @Override
    public double[] jumps(int count) throws InterruptedException {
        Random random = new Random(SEED);
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            int to = random.nextInt(rows - 100);
            long begin = System.nanoTime();
            onScreen(() -> table().scrollTo(to));
            millis[i] = (until(() -> covers(to) && shown()) - begin) / 1e6;
        }
        return millis;
    }

    @Override
    public double[] keys(int count) throws InterruptedException {
        double[] millis = new double[count];
        for (int i = 0; i < count; i++) {
            int place = i % KEYS_A_CELL;
            if (place == 0) {
                begin();
            }
            long begin = System.nanoTime();
            press(KeyCode.A);
            millis[i] = (until(() -> typed() == place + 1) - begin) / 1e6;
            if (place == KEYS_A_CELL - 1 || i == count - 1) {
                press(KeyCode.ESCAPE);
                until(() -> typed() < 0);
            }
        }
        return millis;
    }

    /// The frame on a cell of text, and the keys to the table.
    private void begin() throws InterruptedException {
        onScreen(
                () -> {
                    TableView<RowSlot> table = table();
                    String head = BenchOffice.definition().fields().get(1).label().ja();
                    TableColumn<RowSlot, ?> column =
                            table.getVisibleLeafColumns().stream()
                                    .filter(one -> one.getText().equals(head))
                                    .findFirst()
                                    .orElseThrow();
                    int row = flow().getFirstVisibleCell().getIndex() + 2;
                    table.getSelectionModel().clearAndSelect(row, column);
                    table.requestFocus();
                });
        until(() -> scene().getFocusOwner() == table());
    }

    private void press(KeyCode key) throws InterruptedException {
        onScreen(() -> new Robot().keyType(key));
    }

    /// How much stands in the field that has the keys; -1 when none has.
    private int typed() {
        return scene().getFocusOwner() instanceof TextInputControl field ? field.getLength() : -1;
    }

    private boolean shown() {
        List<RowSlot> slots =
                scene().getRoot().lookupAll(".ledger-table .table-row-cell").stream()
                        .filter(Node::isVisible)
                        .map(node -> ((IndexedCell<?>) node).getItem())
                        .filter(RowSlot.class::isInstance)
                        .map(RowSlot.class::cast)
                        .toList();
        return !slots.isEmpty() && slots.stream().allMatch(slot -> slot.row() != null);
    }

    private boolean covers(int index) {
        VirtualFlow<?> flow = flow();
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        return first != null
                && last != null
                && first.getIndex() <= index
                && index <= last.getIndex();
    }

    @SuppressWarnings("unchecked")
    private TableView<RowSlot> table() {
        return (TableView<RowSlot>) scene().lookup(".ledger-table");
    }

    private VirtualFlow<?> flow() {
        return (VirtualFlow<?>) table().lookup(".virtual-flow");
    }

    private Scene scene() {
        return window.scene();
    }

    private void onScreen(Runnable action) throws InterruptedException {
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        window.onScreen(
                () -> {
                    action.run();
                    done.complete(true);
                });
        BenchWindow.awaited(done);
    }

    /// When the pulse after the one that found `state` laid out has begun: painted by then.
    private long until(BooleanSupplier state) throws InterruptedException {
        CompletableFuture<Long> painted = new CompletableFuture<>();
        window.onScreen(
                () -> {
                    Runnable[] pulses = new Runnable[2];
                    boolean[] laidOut = new boolean[1];
                    Scene scene = scene();
                    pulses[0] =
                            () -> {
                                if (laidOut[0]) {
                                    painted.complete(System.nanoTime());
                                    scene.removePreLayoutPulseListener(pulses[0]);
                                    scene.removePostLayoutPulseListener(pulses[1]);
                                }
                            };
                    pulses[1] =
                            () -> {
                                laidOut[0] |= state.getAsBoolean();
                                scene.getRoot().requestLayout(); // so that there is a next pulse
                            };
                    scene.addPreLayoutPulseListener(pulses[0]);
                    scene.addPostLayoutPulseListener(pulses[1]);
                    scene.getRoot().requestLayout();
                });
        return BenchWindow.awaited(painted);
    }

    @Override
    public void close() {
        behind.close();
    }
}
