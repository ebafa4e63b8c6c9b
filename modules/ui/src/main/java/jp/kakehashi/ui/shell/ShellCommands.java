package jp.kakehashi.ui.shell;

import java.util.List;
import jp.kakehashi.ui.Command;
import jp.kakehashi.ui.Icon;
import jp.kakehashi.ui.Language;
import jp.kakehashi.ui.control.UiContext;
import jp.kakehashi.ui.theme.Theme;

/// What the window itself can do, for the box of Ctrl+K.
final class ShellCommands {
    private final UiContext ui;
    private final Doors doors;

    /// Ways to the window's own pages.
    record Doors(
            Runnable status, Runnable settings, Runnable help, Runnable news, Runnable signOut) {}

    ShellCommands(UiContext ui, Doors doors) {
        this.ui = ui;
        this.doors = doors;
    }

    List<Command> all() {
        return List.of(
                Command.of(
                        "status",
                        Icon.SERVER,
                        "ui.command.status",
                        "ui.command.status.words",
                        "",
                        doors.status()),
                Command.of(
                        "settings",
                        Icon.SETTINGS,
                        "ui.command.settings",
                        "ui.command.settings.words",
                        "Ctrl ,",
                        doors.settings()),
                look("light", "ui.command.light", Theme.LIGHT),
                look("dark", "ui.command.dark", Theme.DARK),
                look("contrast", "ui.command.contrast", Theme.CONTRAST),
                Command.of(
                        "language",
                        Icon.EDIT,
                        "ui.command.language",
                        "ui.command.language.words",
                        "",
                        this::otherLanguage),
                Command.of(
                        "help",
                        Icon.HELP,
                        "ui.command.help",
                        "ui.command.help.words",
                        "F1",
                        doors.help()),
                Command.of(
                        "news",
                        Icon.BELL,
                        "ui.news.title",
                        "ui.news.words",
                        "Ctrl Shift N",
                        doors.news()),
                Command.of(
                        "sign-out",
                        Icon.SIGN_OUT,
                        "ui.command.sign-out",
                        "ui.command.sign-out.words",
                        "",
                        doors.signOut()));
    }

    private Command look(String id, String labelKey, Theme theme) {
        return Command.of(
                id,
                Icon.SETTINGS,
                labelKey,
                "ui.command.look.words",
                "",
                () -> ui.appearance().themeProperty().set(theme));
    }

    private void otherLanguage() {
        var language = ui.texts().languageProperty();
        language.set(language.get() == Language.JAPANESE ? Language.ENGLISH : Language.JAPANESE);
    }
}
