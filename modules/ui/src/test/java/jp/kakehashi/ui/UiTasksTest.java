package jp.kakehashi.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.testkit.QueueExecutor;
import jp.kakehashi.testkit.ToolkitExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ToolkitExtension.class)
class UiTasksTest {
    private final QueueExecutor background = new QueueExecutor();
    private final QueueExecutor screen = new QueueExecutor();
    private final List<String> told = new ArrayList<>();
    private final FaultDisplay display =
            new FaultDisplay() {
                @Override
                public void problem(Problem problem) {
                    told.add(problem.key());
                }

                @Override
                public void fault(String code) {
                    told.add("fault " + code);
                }
            };
    private final UiTasks tasks = new UiTasks(background, screen, display);

    @Test
    void resultComesBackOnTheScreensThread() {
        AtomicReference<Boolean> onScreen = new AtomicReference<>();
        AtomicReference<Boolean> virtual = new AtomicReference<>();
        UiTasks real = new UiTasks(display);
        ToolkitExtension.doOnScreen(
                () ->
                        real.run(() -> Thread.currentThread().isVirtual())
                                .onSuccess(
                                        answer -> {
                                            virtual.set(answer);
                                            onScreen.set(Platform.isFxApplicationThread());
                                        }));
        ToolkitExtension.awaitOnScreen(() -> onScreen.get() != null);
        assertTrue(onScreen.get());
        assertTrue(virtual.get());
    }

    @Test
    void problemWithoutHandlerIsShown() {
        tasks.run(
                () -> {
                    throw Problem.unavailable("problem.line.down").asException();
                });
        finish();
        assertEquals(List.of("problem.line.down"), told);
    }

    @Test
    void problemWithHandlerIsNotShownTwice() {
        List<String> handled = new ArrayList<>();
        tasks.run(
                        () -> {
                            throw Problem.unavailable("problem.line.down").asException();
                        })
                .onProblem(problem -> handled.add(problem.key()));
        finish();
        assertEquals(List.of("problem.line.down"), handled);
        assertEquals(List.of(), told);
    }

    @Test
    void faultOfTheProgramIsShownWithACodeThatCanBeReadAloud() {
        List<String> finished = new ArrayList<>();
        tasks.run(
                        () -> {
                            throw new IllegalStateException("broken");
                        })
                .onFinished(() -> finished.add("finished"));
        finish();
        assertEquals(1, told.size());
        assertTrue(told.getFirst().matches("fault [ACDEFGHJKLMNPQRTUVWXY34679]{3}-[0-9A-Z]{3}"));
        assertEquals(List.of("finished"), finished);
    }

    @Test
    void closedViewHearsNothingMore() {
        List<String> heard = new ArrayList<>();
        UiTasks view = tasks.child();
        view.run(() -> "late").onSuccess(heard::add);
        background.runAll();
        view.close();
        screen.runAll();
        assertEquals(List.of(), heard);
        assertEquals(List.of(), told);
    }

    @Test
    void closingTheWindowClosesItsViews() {
        List<String> heard = new ArrayList<>();
        tasks.child().run(() -> "late").onSuccess(heard::add);
        tasks.close();
        finish();
        assertEquals(List.of(), heard);
    }

    @Test
    void aViewThatWentIsNotKept() {
        WeakReference<UiTasks> gone = wentAgain();
        ToolkitExtension.awaitOnScreen(
                () -> {
                    System.gc();
                    return gone.get() == null;
                });
    }

    private WeakReference<UiTasks> wentAgain() {
        UiTasks view = tasks.child();
        view.close();
        return new WeakReference<>(view);
    }

    @Test
    void cancelledWorkIsToldSoAndNotInterrupted() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        UiTasks real = new UiTasks(work -> Thread.ofVirtual().start(work), screen, display);
        UiTask<String> task =
                real.runLong(
                        progress -> {
                            started.countDown();
                            while (!progress.cancelled()) {
                                Thread.onSpinWait();
                            }
                            interrupted.set(Thread.currentThread().isInterrupted());
                            stopped.countDown();
                            return "never told";
                        });
        task.onSuccess(told::add);
        started.await();
        task.cancel();
        stopped.await();
        screen.runAll();
        assertFalse(interrupted.get());
        assertEquals(List.of(), told);
    }

    @Test
    void progressIsToldAsAShare() {
        UiTask<String> task =
                tasks.runLong(
                        progress -> {
                            progress.report(1, 4);
                            return "done";
                        });
        finish();
        assertEquals(0.25, task.progressProperty().get());
        assertTrue(task.isDone());
    }

    private void finish() {
        background.runAll();
        screen.runAll();
    }
}
