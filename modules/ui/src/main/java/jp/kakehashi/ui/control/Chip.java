package jp.kakehashi.ui.control;

import javafx.scene.control.Label;
import jp.kakehashi.ui.Icon;

/// A short state in a rounded field: 有効, 更新待ち, 未送信. Word first, colour and sign second.
public final class Chip extends Label {
    private Tone tone;

    /// A chip without a sign; for states whose word says it all.
    public Chip(String text, Tone tone) {
        super(text);
        this.tone = tone;
        getStyleClass().addAll("chip", tone.styleClass());
        setMinWidth(USE_PREF_SIZE);
    }

    /// A chip with a sign before the word.
    public Chip(String text, Tone tone, Icon icon) {
        this(text, tone);
        setGraphic(icon.node());
    }

    /// Shows another state.
    public void show(String text, Tone next) {
        getStyleClass().remove(tone.styleClass());
        getStyleClass().add(next.styleClass());
        tone = next;
        setText(text);
    }
}
