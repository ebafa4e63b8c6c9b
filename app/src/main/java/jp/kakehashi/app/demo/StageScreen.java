package jp.kakehashi.app.demo;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import jp.kakehashi.app.workstation.Desk;
import jp.kakehashi.app.workstation.WorkstationWindow;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.theme.TextSize;
import jp.kakehashi.ui.theme.Theme;
import jp.kakehashi.ui.theme.WindowScreenshots;
import org.jspecify.annotations.Nullable;

/// What the demonstration does on the screen of a workstation. Called from the stage's thread;
/// every touch of the window happens on the screen's own.
final class StageScreen {
    private static final long PATIENCE_SECONDS = 60;
    private static final long LOOK_AGAIN_MILLIS = 40;
    private static final int QUIET_ROUNDS = 12;

    private final WorkstationWindow window;

    StageScreen(WorkstationWindow window) {
        this.window = window;
    }

    /// The desk of whoever is signed in.
    Desk desk() {
        Desk desk = window.desk();
        if (desk == null) {
            throw new StepFailed("nobody is signed in");
        }
        return desk;
    }

    void signIn(String staff, String password) throws InterruptedException {
        onScreen(
                () -> {
                    var model = window.signIn();
                    if (model == null) {
                        throw new StepFailed("the sign-in screen is not shown");
                    }
                    model.staffNumberProperty().set(staff);
                    model.signIn(password.toCharArray());
                    return null;
                });
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (window.desk() == null) {
            String problem = onScreen(this::signInProblem);
            StepFailed.unless(problem == null, "sign-in refused: " + problem);
            StepFailed.unless(System.nanoTime() < end, "sign-in takes too long");
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        settle();
    }

    private @Nullable String signInProblem() {
        var model = window.signIn();
        var problem = model == null ? null : model.problemProperty().get();
        return problem == null ? null : problem.key();
    }

    void picture(String file) throws InterruptedException {
        settle();
        Path path = Path.of(file);
        String name = String.valueOf(path.getFileName()).replaceFirst("\\.png$", "");
        Path folder = Objects.requireNonNull(path.toAbsolutePath().getParent());
        onScreen(() -> new WindowScreenshots(folder).write(window.scene(), name));
    }

    void prefer(String what, String value) throws InterruptedException {
        onScreen(
                () -> {
                    switch (what) {
                        case "language" ->
                                window.texts().languageProperty().set(Language.of(value));
                        case "theme" ->
                                window.appearance()
                                        .themeProperty()
                                        .set(Theme.valueOf(value.toUpperCase(Locale.ROOT)));
                        case "size" ->
                                window.appearance()
                                        .textSizeProperty()
                                        .set(TextSize.of(Integer.parseInt(value)));
                        default -> throw new StepFailed("no preference " + what);
                    }
                    return null;
                });
    }

    void show(String where, String detail) throws InterruptedException {
        onScreen(
                () -> {
                    StageRooms.open(desk(), where, detail);
                    return null;
                });
        settle();
    }

    /// The words in every cell of the open grid, by row and field.
    Map<String, Map<String, String>> grid() throws InterruptedException {
        settle();
        StageGrid grid = onScreen(() -> new StageGrid(window.scene()));
        int rows = onScreen(grid::rows);
        int columns = onScreen(grid::columns);
        for (int column = 0; column < columns; column++) {
            for (int row = 0; row < rows; ) {
                row = look(grid, row, column);
            }
        }
        return onScreen(grid::seen);
    }

    /// Brings a cell into view unless it was taken with others; returns the next row to look for.
    private int look(StageGrid grid, int row, int column) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            int next = onScreen(() -> grid.next(row, column));
            if (next > row) {
                return next;
            }
            onScreen(
                    () -> {
                        grid.scrollTo(row, column);
                        return null;
                    });
            onScreen(
                    () -> {
                        grid.take();
                        return null;
                    });
            if (System.nanoTime() > end) {
                throw new StepFailed(
                        "row %d does not come into view: %s"
                                .formatted(row, onScreen(() -> grid.inView(column))));
            }
            if (onScreen(() -> grid.next(row, column)) == row) {
                Thread.sleep(LOOK_AGAIN_MILLIS / 4);
            }
        }
    }

    /// Lets the window come to rest: some rounds of its event queue, with the loads they start.
    void settle() throws InterruptedException {
        for (int i = 0; i < QUIET_ROUNDS; i++) {
            onScreen(() -> null);
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private <T extends @Nullable Object> T onScreen(Supplier<T> action)
            throws InterruptedException {
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        AtomicReference<T> result = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        window.onScreen(
                () -> {
                    try {
                        result.set(action.get());
                    } catch (RuntimeException e) {
                        failure.set(e);
                    } finally {
                        done.countDown();
                    }
                });
        StepFailed.unless(
                done.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the window does not answer");
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return result.get();
    }
}
