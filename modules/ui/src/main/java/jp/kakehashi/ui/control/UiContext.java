package jp.kakehashi.ui.control;

import jp.kakehashi.ui.Texts;
import jp.kakehashi.ui.UiTasks;
import jp.kakehashi.ui.theme.Appearance;

/// What a workspace needs of the house to build its screen: words, pieces, threads, news,
/// questions and the present look. Made once per window and handed to each workspace's
/// constructor.
public record UiContext(
        Texts texts,
        Controls controls,
        UiTasks tasks,
        Notices notices,
        Dialogs dialogs,
        Appearance appearance) {

    /// The same for one person at this window, whose tasks are closed when they leave: nothing of
    /// theirs comes up before whoever sits here next, or is kept until then.
    public UiContext forPerson() {
        Texts own = texts.forAWhile();
        return new UiContext(own, new Controls(own), tasks.child(), notices, dialogs, appearance);
    }
}
