package jp.kakehashi.ui.control;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import jp.kakehashi.kernel.Problem;
import jp.kakehashi.ui.FaultDisplay;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.names.Wrapping;
import org.jspecify.annotations.Nullable;

/// News at the lower edge of the window, at most three at a time, and the place where tasks tell
/// what nobody else tells.
public final class NoticeLayer extends VBox implements Notices, FaultDisplay {
    private static final int MOST = 3;
    private static final double GAP = 4;
    private static final Duration SHOWN = Duration.seconds(6);

    private final Controls controls;
    private final List<Region> kept = new ArrayList<>();
    private @Nullable Node before;

    /// An empty layer that lets the mouse through.
    public NoticeLayer(Controls controls) {
        this.controls = controls;
        getStyleClass().add("notice-layer");
        setPickOnBounds(false);
        addEventFilter(MouseEvent.MOUSE_PRESSED, this::leaveFrom);
    }

    @Override
    public void show(Tone tone, String key, Object... args) {
        Label label = controls.text(key, args);
        add(tone, label, null);
    }

    @Override
    public Runnable showWithAction(
            Tone tone, String actionKey, Runnable action, String key, Object... args) {
        HBox[] notice = new HBox[1];
        var button =
                controls.secondary(
                        actionKey,
                        () -> {
                            remove(notice[0]);
                            action.run();
                        });
        notice[0] = add(tone, controls.text(key, args), button);
        return () -> remove(notice[0]);
    }

    @Override
    public Runnable stayAbove(Region part) {
        InvalidationListener moved = source -> requestLayout();
        kept.add(part);
        part.localToSceneTransformProperty().addListener(moved);
        part.heightProperty().addListener(moved);
        part.visibleProperty().addListener(moved);
        return () -> {
            kept.remove(part);
            part.localToSceneTransformProperty().removeListener(moved);
            part.heightProperty().removeListener(moved);
            part.visibleProperty().removeListener(moved);
            requestLayout();
        };
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double lowest = getHeight() - snappedBottomInset();
        double rise = 0;
        for (Region part : kept) {
            boolean shown = part.getScene() != null && part.isVisible() && part.getHeight() > 0;
            if (shown) {
                double top = sceneToLocal(part.localToScene(0, 0)).getY() + getTranslateY();
                rise = Math.max(rise, lowest - top + GAP);
            }
        }
        setTranslateY(-rise);
    }

    @Override
    public void problem(Problem problem) {
        ProblemTexts words = new ProblemTexts(controls.texts());
        Label label = new Label(words.happened(problem) + "\n" + words.advice(problem));
        Wrapping.of(label);
        add(words.tone(problem), label, null);
    }

    @Override
    public void fault(String code) {
        show(Tone.BAD, "problem.fault", code);
    }

    /// Takes all news away, with what they offer to do.
    public void drop() {
        getChildren().clear();
        before = null;
    }

    private HBox add(Tone tone, Label label, @Nullable Node action) {
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinHeight(Region.USE_PREF_SIZE);
        HBox notice = new HBox(10, tone.icon().node("icon-" + tone.styleClass()), label);
        notice.setAlignment(Pos.CENTER_LEFT);
        notice.getStyleClass().addAll("notice", tone.styleClass());
        notice.setAccessibleRole(AccessibleRole.TEXT);
        notice.accessibleTextProperty().bind(label.textProperty());
        if (action != null) {
            notice.getChildren().add(action);
        }
        notice.getChildren()
                .add(controls.iconButton(Icon.CLOSE, "ui.notice.close", () -> remove(notice)));
        getChildren().add(notice);
        if (getChildren().size() > MOST) {
            remove(getChildren().getFirst());
        }
        if (tone != Tone.WARN && tone != Tone.BAD) {
            PauseTransition pause = new PauseTransition(SHOWN);
            pause.setOnFinished(event -> remove(notice));
            pause.play();
        }
        return notice;
    }

    // Whoever presses a button of the news goes on where they were, and not at the window's first
    // button, which leads away.
    private void leaveFrom(MouseEvent pressed) {
        Node now = getScene().getFocusOwner();
        if (now != null && !holds(this, now)) {
            before = now;
        }
    }

    private void remove(Node notice) {
        Node now = getScene() == null ? null : getScene().getFocusOwner();
        if (now != null && holds(notice, now) && before != null && before.getScene() != null) {
            before.requestFocus();
        }
        getChildren().remove(notice);
    }

    private static boolean holds(Node part, Node inside) {
        for (Node each = inside; each != null; each = each.getParent()) {
            if (each.equals(part)) {
                return true;
            }
        }
        return false;
    }
}
