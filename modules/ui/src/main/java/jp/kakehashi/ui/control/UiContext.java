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
        Appearance appearance) {}
