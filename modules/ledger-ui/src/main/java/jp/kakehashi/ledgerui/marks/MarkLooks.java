package jp.kakehashi.ledgerui.marks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import jp.kakehashi.records.RowMark;
import jp.kakehashi.records.RowMark.Look;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.control.Chip;
import jp.kakehashi.ui.control.Tone;
import org.jspecify.annotations.Nullable;

/// How marks look: a colour behind, a sign, and the reason in words to whoever points at it or
/// listens. Screen's thread only.
public final class MarkLooks {
    private static final String STYLE = "look-";

    private final Texts texts;
    private final Map<String, Tooltip> hints = new HashMap<>();

    /// Looks that speak through `texts`.
    public MarkLooks(Texts texts) {
        this.texts = texts;
    }

    /// The tone of a look.
    public static Tone tone(Look look) {
        return switch (look) {
            case RED -> Tone.BAD;
            case AMBER -> Tone.WARN;
            case GREEN -> Tone.OK;
            case BLUE -> Tone.ACCENT;
            case GREY -> Tone.NEUTRAL;
        };
    }

    /// The sign of a look, one for each.
    public static Icon icon(Look look) {
        return switch (look) {
            case RED -> Icon.HALT;
            case AMBER -> Icon.FLAG;
            case GREEN -> Icon.SUCCESS;
            case BLUE -> Icon.STAR;
            case GREY -> Icon.CIRCLE;
        };
    }

    /// What a look is called.
    public String name(Look look) {
        return texts.get(
                switch (look) {
                    case RED -> "ledger.marks.look.red";
                    case AMBER -> "ledger.marks.look.amber";
                    case GREEN -> "ledger.marks.look.green";
                    case BLUE -> "ledger.marks.look.blue";
                    case GREY -> "ledger.marks.look.grey";
                });
    }

    /// A mark with its reason.
    public Chip chip(RowMark mark) {
        return new Chip(reason(mark), tone(mark.look()), icon(mark.look()));
    }

    /// The reason in the language of the screen.
    public String reason(RowMark mark) {
        return mark.reason().in(texts.language().code());
    }

    /// The reasons of several marks.
    public String reasons(List<RowMark> marks) {
        return marks.stream()
                .map(this::reason)
                .collect(Collectors.joining(texts.get("ledger.grid.comma")));
    }

    /// The sign of the first of `marks`, before `other` where there is one; null for neither.
    public @Nullable Node sign(List<RowMark> marks, @Nullable Node other) {
        if (marks.isEmpty()) {
            return other;
        }
        Look look = marks.getFirst().look();
        Node sign = icon(look).node("mark", "fine", "icon-" + tone(look).styleClass());
        sign.setAccessibleText(reasons(marks));
        if (other == null) {
            return sign;
        }
        HBox both = new HBox(4, sign, other);
        both.setAlignment(Pos.CENTER_LEFT);
        return both;
    }

    /// Colours `target` as the first of `marks` looks, and lets it tell why all of them are there.
    public void dress(Labeled target, List<RowMark> marks) {
        List<String> classes = new ArrayList<>(target.getStyleClass());
        String wanted =
                marks.isEmpty()
                        ? ""
                        : STYLE + marks.getFirst().look().name().toLowerCase(Locale.ROOT);
        boolean there = wanted.isEmpty() || classes.contains(wanted);
        boolean others = classes.stream().anyMatch(c -> c.startsWith(STYLE) && !c.equals(wanted));
        if (!there || others) {
            classes.removeIf(c -> c.startsWith(STYLE));
            if (!wanted.isEmpty()) {
                classes.add(wanted);
            }
            target.getStyleClass().setAll(classes);
        }
        target.setTooltip(marks.isEmpty() ? null : hint(reasons(marks)));
    }

    private Tooltip hint(String words) {
        return hints.computeIfAbsent(words, key -> new Tooltip(key));
    }
}
