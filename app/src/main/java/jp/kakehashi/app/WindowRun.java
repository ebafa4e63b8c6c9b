package jp.kakehashi.app;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jp.kakehashi.adminui.AdminWorkspace;
import jp.kakehashi.app.workstation.WorkstationWindow;
import jp.kakehashi.counterui.FormsWorkspace;
import jp.kakehashi.ledgerui.LedgerWorkspace;
import jp.kakehashi.sync.Workstation;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;

/// A workstation's window in this process, from the start of its toolkit to the end. Once a
/// process.
final class WindowRun {
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean opened;

    /// Starts the toolkit and opens a window of `workstation`, its look kept in `dir`; `begun` is
    /// given it on the screen's thread.
    void start(
            Workstation workstation,
            InstantSource clock,
            String device,
            Path dir,
            Consumer<WorkstationWindow> begun) {
        UiTasks.startToolkit(
                () -> {
                    try {
                        WorkstationWindow window =
                                new WorkstationWindow(workstation, clock, device, dir, texts());
                        window.open(over::countDown);
                        begun.accept(window);
                        opened = true;
                    } finally {
                        // A window that could not be opened must not leave a process behind.
                        if (!opened) {
                            over.countDown();
                        }
                    }
                });
    }

    /// Ends it, whatever the window does.
    void end() {
        over.countDown();
    }

    /// Waits until the window is closed; returns whether it had been opened.
    boolean awaitEnd() throws InterruptedException {
        over.await();
        UiTasks.stopToolkit();
        return opened;
    }

    /// The same, but not for ever; false as well when the window still stands open.
    boolean awaitEnd(long seconds) throws InterruptedException {
        return over.await(seconds, TimeUnit.SECONDS) && awaitEnd();
    }

    /// The words of the house, of its rooms and of the program itself: signing in is refused in
    /// those of the program.
    static Texts texts() {
        return new Texts(
                LedgerWorkspace.class,
                AdminWorkspace.class,
                FormsWorkspace.class,
                WorkstationVerb.class);
    }
}
