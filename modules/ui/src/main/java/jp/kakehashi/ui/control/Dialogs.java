package jp.kakehashi.ui.control;

import java.util.List;
import javafx.scene.Node;
import jp.kakehashi.kernel.Problem;

/// Questions over the whole window, one at a time. The one behind cannot be reached until it is
/// answered; the focus goes back where it was. On the screen's thread.
public interface Dialogs {
    /// Shows `content` in a box; Esc runs `onEscape`. Closed by {@link #close}.
    void show(Node content, Runnable onEscape);

    /// Takes the box away.
    void close();

    /// Asks; the answer runs `yes` or nothing. Esc is no.
    void confirm(Question question, Runnable yes);

    /// Says what happened, what is safe and what to do.
    void problem(Problem problem);

    /// The keys of a question's texts: its head, what follows from a yes, the verb on the button,
    /// the word on the button that changes nothing, and whether something is taken away. `args` go
    /// into head and text.
    record Question(
            String titleKey,
            String textKey,
            String verbKey,
            String stayKey,
            boolean danger,
            List<Object> args) {
        public Question {
            args = List.copyOf(args);
        }

        /// A question before something is done.
        public static Question of(String titleKey, String textKey, String verbKey, Object... args) {
            return new Question(
                    titleKey, textKey, verbKey, "ui.dialog.cancel", false, List.of(args));
        }

        /// A question before something is taken away; Enter alone is no.
        public static Question dangerous(
                String titleKey, String textKey, String verbKey, Object... args) {
            return new Question(
                    titleKey, textKey, verbKey, "ui.dialog.cancel", true, List.of(args));
        }

        /// The same question, its no in its own words: what stays as it is.
        public Question staying(String key) {
            return new Question(titleKey, textKey, verbKey, key, danger, args);
        }
    }
}
