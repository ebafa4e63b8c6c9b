package jp.kakehashi.ledgerui.forms;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A sketch with its steps back and forth. Screen's thread only.
final class FormSteps {
    private static final int MOST = 500;

    private final ReadOnlyObjectWrapper<FormSketch> now =
            new ReadOnlyObjectWrapper<>(new FormSketch(List.of(), null, 1));
    private final Deque<FormSketch> past = new ArrayDeque<>();
    private final Deque<FormSketch> future = new ArrayDeque<>();

    ReadOnlyObjectProperty<FormSketch> sketchProperty() {
        return now.getReadOnlyProperty();
    }

    FormSketch now() {
        return now.get();
    }

    /// Goes there without a step: nothing on the paper changed.
    void show(FormSketch next) {
        now.set(next);
    }

    /// Goes on; whether a box has changed.
    boolean step(FormSketch next) {
        FormSketch was = now.get();
        boolean drawn = !next.boxes().equals(was.boxes());
        if (drawn) {
            past.push(was);
            if (past.size() > MOST) {
                past.removeLast();
            }
            future.clear();
        }
        now.set(next);
        return drawn;
    }

    boolean undo() {
        return back(past, future);
    }

    boolean redo() {
        return back(future, past);
    }

    private boolean back(Deque<FormSketch> from, Deque<FormSketch> to) {
        if (from.isEmpty()) {
            return false;
        }
        to.push(now.get());
        now.set(from.pop());
        return true;
    }
}
