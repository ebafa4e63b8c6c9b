package jp.kakehashi.ui;

import java.util.List;

/// Something a person can do from anywhere, found in the box of Ctrl+K by its name in either
/// language.
///
/// @param id stable, e.g. `settings`
/// @param labelKey key of its name
/// @param args arguments of the name; a {@link PlaceName} is written in the language
/// @param wordsKey key of further words by which it is found, e.g. its reading
/// @param press its own key, empty for none
/// @param run on the screen's thread
public record Command(
        String id,
        Icon icon,
        String labelKey,
        List<Object> args,
        String wordsKey,
        String press,
        Runnable run) {
    public Command {
        args = List.copyOf(args);
    }

    /// A command whose name has no arguments.
    public static Command of(
            String id, Icon icon, String labelKey, String wordsKey, String press, Runnable run) {
        return new Command(id, icon, labelKey, List.of(), wordsKey, press, run);
    }
}
